package dev.samtykke.standalone.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.samtykke.standalone.RunningProduct;

@ExtendWith(OutputCaptureExtension.class)
class HistoryCommandTest {

    private static final String GRANT = """
            {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
             "decisions": [{"purpose": "newsletter", "decision": "grant"}],
             "evidence": {"notice": {"id": "privacy", "version": 1}, "channel": "web", "method": "checkbox"}}""";

    @TempDir
    private Path folder;

    private Path original;
    private Path copy;

    @BeforeEach
    void folders() {
        original = folder.resolve("original");
        copy = folder.resolve("copy");
    }

    @Test
    void aHistoryMovesWithEveryEventAndKeyAndComesOutTheSameToTheByte() throws IOException {
        String history = recordOneCustomer();
        assertThat(run("export", folder.resolve("first"), original)).isZero();
        copySecrets();
        assertThat(run("import", folder.resolve("first"), copy)).isZero();
        assertThat(run("export", folder.resolve("second"), copy)).isZero();

        for (String file : List.of("history.ndjson", "subject-keys.ndjson")) {
            assertThat(folder.resolve("second").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            folder.resolve("first").resolve(file))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(folder.resolve("first").resolve(file))).doesNotContain("anna@");
        }
        try (RunningProduct product = RunningProduct.on(copy)) {
            assertThat(product.get(path(history) + "/history", product.token("compliance"))
                            .body())
                    .isEqualTo(history)
                    .contains("anna@example.org");
        }
    }

    @Test
    void anImportWithoutTheSecretsOrOverAHistoryChangesNothing(CapturedOutput output) throws IOException {
        recordOneCustomer();
        assertThat(run("export", folder.resolve("archive"), original)).isZero();

        assertThat(run("import", folder.resolve("archive"), copy)).isEqualTo(1);
        assertThat(output.getErr()).contains("Copy the folder keys of the original data folder");
        assertThat(copy).doesNotExist();
        assertThat(run("import", folder.resolve("archive"), original)).isEqualTo(1);
        assertThat(output.getErr()).contains("has a history already");
        assertThat(run("export", folder.resolve("archive"), original)).isEqualTo(1);
        assertThat(output.getErr()).contains("is not empty");
    }

    @Test
    void aDamagedArchiveIsRefusedByLine(CapturedOutput output) throws IOException {
        recordOneCustomer();
        Path archive = folder.resolve("archive");
        assertThat(run("export", archive, original)).isZero();
        copySecrets();
        Path events = archive.resolve("history.ndjson");
        Files.writeString(events, Files.readString(events).replace("\"position\":3", "\"position\":4"));

        assertThat(run("import", archive, copy)).isEqualTo(1);
        assertThat(output.getErr()).contains("Line 5 of the file: position 4 comes where 3 is due");
        Files.delete(archive.resolve("subject-keys.ndjson"));
        assertThat(run("import", archive, copy)).isEqualTo(1);
        assertThat(output.getErr()).contains("An export has a file subject-keys.ndjson");
    }

    @Test
    void aRunningProductAndACommandLineWithoutSenseAreToldApart(CapturedOutput output) {
        try (RunningProduct running = RunningProduct.on(original)) {
            assertThat(running.port()).isPositive();
            assertThat(run("export", folder.resolve("archive"), original)).isEqualTo(1);
            assertThat(output.getErr()).contains("is in use by another process");
        }
        assertThat(HistoryCommand.execute()).isEqualTo(2);
        assertThat(HistoryCommand.execute("export")).isEqualTo(2);
        assertThat(HistoryCommand.execute("export", "x", "--samtykke.data-dir=" + folder.resolve("none")))
                .isEqualTo(1);
        assertThat(output.getErr()).contains("There is no history in");
    }

    /** The answer of the customer's history. */
    private String recordOneCustomer() {
        try (RunningProduct product = RunningProduct.on(original)) {
            String admin = product.token("admin");
            send(product, "PUT", "/api/v1/purposes/newsletter", admin, """
                    {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT",
                     "dataCategories": ["contact"], "retention": "P3Y"}""");
            send(product, "POST", "/api/v1/notices/privacy/versions", admin, """
                    {"language": "en", "text": "We write to you.", "purposes": ["newsletter"]}""");
            String granted = send(product, "POST", "/api/v1/consents", product.token("front-end"), GRANT);
            return product.get(path(granted) + "/history", product.token("compliance"))
                    .body();
        }
    }

    private static String path(String answer) {
        return "/api/v1/customers/" + answer.replaceFirst("(?s).*?\"customerId\":\"([^\"]+)\".*", "$1");
    }

    private static String send(RunningProduct product, String method, String path, String token, String body) {
        HttpResponse<String> answer = product.send(product.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, UTF_8)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }

    private void copySecrets() throws IOException {
        Files.createDirectories(copy.resolve("keys"));
        try (var secrets = Files.list(original.resolve("keys"))) {
            for (Path secret : secrets.toList()) {
                Files.copy(secret, copy.resolve("keys").resolve(secret.getFileName()));
            }
        }
        Files.setPosixFilePermissions(copy.resolve("keys"), PosixFilePermissions.fromString("rwx------"));
    }

    private static int run(String command, Path archive, Path data) {
        return HistoryCommand.execute(command, archive.toString(), "--samtykke.data-dir=" + data);
    }
}
