package dev.samtykke.notice.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.projection.History;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class NoticesTest {

    private static final String ADMIN = "admin";
    private static final String WORDS = "Vi skriver til dig når der er nyt — højst én gang om måneden.\r\n";
    private static final String SHA256 = Samples.sha256(WORDS);

    @Autowired
    private History history;

    @Autowired
    private EventStreams streams;

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void publish() {
        api = new Api(port, history);
        if (!streams.load(Streams.NOTICE, "terms").exists()) {
            history.append(Streams.NOTICE, "terms", Samples.notice(WORDS));
        }
    }

    @Test
    void aNoticeTellsItsVersions() {
        JsonNode notice = api.read("/api/v1/notices/terms", ADMIN);

        assertThat(notice.at("/version").asInt()).isEqualTo(1);
        assertThat(notice.at("/versions/0/sha256").asString()).isEqualTo(SHA256);
        assertThat(notice.at("/versions/0/purposes/0/purpose").asString()).isEqualTo("newsletter");
    }

    @Test
    void noticesAreListed() {
        JsonNode notices = api.read("/api/v1/notices", ADMIN);

        assertThat(notices.at("/notices").findValuesAsString("id")).contains("terms");
        assertThat(notices.has("next")).isFalse();
    }

    @Test
    void theExactWordsAreServedUnderTheirHash() {
        HttpResponse<String> text = api.get("/api/v1/notices/terms/versions/1", ADMIN, "text/plain");

        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.body()).isEqualTo(WORDS);
        assertThat(text.headers().firstValue("ETag")).contains('"' + SHA256 + '"');
        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(text.headers().firstValue("Content-Language")).contains("da");
    }

    @Test
    void complianceCanHashTheWordsAgain() throws NoSuchAlgorithmException {
        HttpResponse<String> text = api.get("/api/v1/notices/terms/versions/1", "compliance", "text/plain");

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.body().getBytes(StandardCharsets.UTF_8));
        assertThat(text.headers().firstValue("Repr-Digest"))
                .contains("sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":");
    }

    @Test
    void wordsThatAreNotWhatWasPublishedAreRefused() {
        if (!streams.load(Streams.NOTICE, "damaged").exists()) {
            history.append(
                    Streams.NOTICE,
                    "damaged",
                    new NoticePublished("damaged", 1, "da", WORDS + "!", SHA256, List.of(), true));
        }

        HttpResponse<String> answer = api.get("/api/v1/notices/damaged/versions/1", ADMIN, "text/plain");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("notice-text-damaged").doesNotContain("Vi skriver");
    }

    @Test
    void whoeverHasTheWordsIsToldSo() {
        HttpResponse<String> text = api.send(api.to("/api/v1/notices/terms/versions/1", ADMIN)
                .header("Accept", "text/plain")
                .header("If-None-Match", '"' + SHA256 + '"'));

        assertThat(text.statusCode()).isEqualTo(304);
    }

    @Test
    void aVersionIsDescribedAsJson() {
        JsonNode version = api.read("/api/v1/notices/terms/versions/1", ADMIN);

        assertThat(version.at("/language").asString()).isEqualTo("da");
    }

    @Test
    void anUnknownVersionIsNotFound() {
        HttpResponse<String> answer = api.get("/api/v1/notices/terms/versions/2", ADMIN, "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.json(answer).at("/type").asString()).isEqualTo("unknown-notice-version");
    }

    @Test
    void anUnknownNoticeIsNotFound() {
        HttpResponse<String> answer = api.get("/api/v1/notices/other", ADMIN, "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.json(answer).at("/type").asString()).isEqualTo("unknown-notice");
    }
}
