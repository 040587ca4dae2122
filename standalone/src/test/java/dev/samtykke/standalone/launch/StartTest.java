package dev.samtykke.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.samtykke.standalone.RunningProduct;
import dev.samtykke.standalone.Samtykke;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @TempDir
    private Path folder;

    @Test
    void theConsoleTellsWhereEverythingIsAndNoSecret(CapturedOutput output) throws IOException {
        Path data = folder.resolve("new/data");
        try (RunningProduct product = RunningProduct.on(data)) {
            assertThat(output.getOut())
                    .contains("Samtykke is ready")
                    .contains("http://localhost:" + product.port())
                    .contains(data.toString())
                    .contains("credentials.json")
                    .doesNotContain(product.credentials()
                            .get("admin")
                            .get("clientSecret")
                            .asString());
            assertThat(output.getErr()).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            assertThat(product.send(product.to("/actuator/health")).body()).contains("\"status\":\"UP\"");

            assertThat(failure(data)).isEqualTo("The data folder " + data + " is in use by another process");
        }
        assertThat(Files.readString(data.resolve("logs/samtykke.log"))).contains("Tomcat started");
    }

    @Test
    void aBusyPortIsNamed() throws IOException {
        try (ServerSocket busy = new ServerSocket(0)) {
            assertThat(failure(folder.resolve("data"), "--server.port=" + busy.getLocalPort()))
                    .isEqualTo("Port " + busy.getLocalPort() + " is in use; choose another with --server.port=");
        }
    }

    @Test
    void aSettingThatDoesNotExistIsNamed() {
        assertThat(failure(folder, "--samtykke.data-dri=x"))
                .isEqualTo("There is no setting samtykke.data-dri; --help lists the common ones");
    }

    @Test
    void aSettingThatCannotBeReadIsNamed() {
        assertThat(failure(folder, "--samtykke.tokens.life=long"))
                .isEqualTo("The setting samtykke.tokens.life has a value that cannot be read");
    }

    private static String failure(Path data, String... options) {
        Throwable failure =
                catchThrowable(() -> RunningProduct.on(data, options).close());
        assertThat(failure).isNotNull();
        return StartFailure.explain(failure);
    }

    @Test
    void aFolderThatCannotBeWrittenEndsTheProcessWithOneLine() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));

        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Samtykke.class.getName(),
                        "--samtykke.data-dir=" + file)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said.strip()).isEqualTo("The data folder " + file + " cannot be written");
    }
}
