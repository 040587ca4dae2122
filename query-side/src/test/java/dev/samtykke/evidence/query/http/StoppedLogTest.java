package dev.samtykke.evidence.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.samtykke.evidence.log.audit.HttpSource;
import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.TestHistory;

@SpringBootTest(
        classes = EvidenceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "samtykke.evidence.checkpoint-interval=20ms")
class StoppedLogTest {

    /** Not a temporary folder of the test: the application goes on writing until the JVM ends. */
    private static final Path FOLDER = Path.of("target", "evidence-" + UUID.randomUUID());

    @Autowired
    private TestHistory history;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) {
        registry.add("samtykke.data-dir", FOLDER::toString);
    }

    @Test
    void anAlteredEventStopsTheLogVisiblyWhileWhatWasSignedStaysProven(@LocalServerPort int port) {
        Client client = new Client(port);
        People people = new People(history).purpose("newsletter").register(1);
        long granted = people.grant(1, "newsletter", null);
        String receipt = "/api/v1/events/" + TestHistory.eventId(granted) + "/receipt";
        assertThat(client.get(receipt, Client.FRONT_END).statusCode()).isEqualTo(200);

        history.alter(granted, StoppedLogTest::withAnotherPayload);
        assertThat(client.get(receipt, Client.FRONT_END).statusCode()).isEqualTo(503);
        await().until(() -> text(client, "/api/v1/evidence").contains("STOPPED"));
        assertThat(text(client, "/api/v1/evidence")).contains("event at position " + granted);
        assertThat(client.open("/actuator/health").statusCode()).isEqualTo(503);

        long later = people.revoke(1, "newsletter");
        assertThat(text(client, "/api/v1/events/" + TestHistory.eventId(later) + "/proof"))
                .contains("evidence-log-stopped");
        assertThat(client.get("/api/v1/events/" + TestHistory.eventId(granted) + "/proof", Client.COMPLIANCE)
                        .statusCode())
                .isEqualTo(200);
        Claims claims = new Claims();
        new LogAuditor(new HttpSource(client.uri("/log/")), new MemoryStore(), claims).audit(java.util.List.of());
        assertThat(claims.hold()).isTrue();
    }

    private static String text(Client client, String path) {
        return new String(client.get(path, Client.COMPLIANCE).body(), UTF_8);
    }

    private static RawEvent withAnotherPayload(RawEvent event) {
        byte[] payload = event.payload().clone();
        payload[payload.length / 2] ^= 1;
        return new RawEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.timestamp(),
                event.payloadType(),
                payload,
                event.metadata());
    }
}
