package dev.samtykke.evidence.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.LogState;
import dev.samtykke.evidence.log.audit.FolderSource;
import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.note.SigningKey;

/** Kills sequencer processes at any moment and demands that the log goes on as if nothing had happened. */
class FileStoreCrashTest {

    private static final int LEAVES = 1_500;
    private static final int KILLS = 5;

    private final SigningKey events = SigningKey.generate("crash.example/events");
    private final SigningKey statements = SigningKey.generate("crash.example/statements");
    private final LogSettings settings = LogSettings.of("crash.example", events, statements);

    @TempDir
    Path folder;

    @Test
    void aLogThatIsKilledAgainAndAgainEqualsOneThatNeverWas() throws Exception {
        Random random = new Random(7);
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(1 + random.nextInt(40));
            long at = run(process, 1 + random.nextInt(6), random.nextInt(15));
            assertThat(at).isGreaterThanOrEqualTo(acknowledged);
            acknowledged = at;
            assertThat(EventLog.open(new FileStore(folder), settings).size()).isGreaterThanOrEqualTo(acknowledged);
        }
        EventLog log = EventLog.open(new FileStore(folder), settings);
        log.append(new Leaves(99, 50).next(LEAVES));
        LogState state = log.checkpoint();

        EventLog straight = EventLog.open(new MemoryStore(), settings);
        straight.append(new Leaves(99, 50).next(LEAVES));
        assertThat(state.events()).isEqualTo(straight.checkpoint().events());
        assertThat(state.mapRoot()).isEqualTo(straight.checkpoint().mapRoot());
        Claims claims = new Claims();
        new LogAuditor(new FolderSource(folder), new MemoryStore(), claims)
                .audit(List.of(events.verifierKey(), statements.verifierKey()));
        assertThat(claims.list()).allMatch(Claim::holds).hasSize(3);
    }

    /** Kills the process some milliseconds after its n-th line and returns what that line said. */
    private static long run(Process process, int lines, int delay) throws Exception {
        long at = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                if (line == null) {
                    break;
                }
                at = Long.parseLong(line.substring("at ".length()));
            }
            Thread.sleep(delay);
            process.destroyForcibly().waitFor();
        }
        return at;
    }

    private Process start(int perCheckpoint) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        SequencerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(perCheckpoint),
                        Integer.toString(LEAVES),
                        events.toText().replace("\n", "|"),
                        statements.toText().replace("\n", "|"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
