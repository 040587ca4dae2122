package dev.samtykke.consent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.commanding.CommandSide;
import dev.samtykke.consent.BeginConsentImport;
import dev.samtykke.consent.ConsentImportState;
import dev.samtykke.consent.ConsentImportState.Stage;
import dev.samtykke.consent.ImportCounts;
import dev.samtykke.consent.ImportSuperseded;
import dev.samtykke.consent.RecordImportProgress;
import dev.samtykke.consent.RecordImportProgress.Step;
import dev.samtykke.eventsourcing.Streams;

class ConsentImportCommandsTest {

    private static final ImportCounts TEN = new ImportCounts(10, 8, 3, 2);

    @TempDir
    Path folder;

    private CommandSide side;

    @BeforeEach
    void open() {
        side = new CommandSide(folder);
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void isUnknownUntilItBegins() {
        assertThat(state().stage()).isEqualTo(Stage.UNKNOWN);
    }

    @Test
    void tellsHowFarItGotAndThatItIsThrough() {
        assertThat(begin()).isEqualTo(1);
        progress(1, Step.ADVANCED);
        assertThat(state().stage()).isEqualTo(Stage.RECEIVING);
        assertThat(state().counts()).isEqualTo(TEN);
        progress(1, Step.COMPLETED);
        assertThat(state().stage()).isEqualTo(Stage.COMPLETED);
    }

    @Test
    void startsCountingAnewWhenItIsSentAgain() {
        begin();
        progress(1, Step.INTERRUPTED);
        assertThat(state().stage()).isEqualTo(Stage.INTERRUPTED);
        assertThat(begin()).isEqualTo(2);
        assertThat(state().stage()).isEqualTo(Stage.RECEIVING);
        assertThat(state().counts()).isEqualTo(ImportCounts.NONE);
    }

    @Test
    void endsAnAttemptThatALaterOneTookOver() {
        begin();
        begin();
        assertThatExceptionOfType(ImportSuperseded.class).isThrownBy(() -> progress(1, Step.ADVANCED));
        progress(2, Step.COMPLETED);
        assertThat(state().attempt()).isEqualTo(2);
    }

    private int begin() {
        return side.send(new BeginConsentImport("crm"), ImportAnswer.class).attempt();
    }

    private void progress(int attempt, Step step) {
        side.send(new RecordImportProgress("crm", attempt, step, TEN), ImportAnswer.class);
    }

    private ConsentImportState state() {
        return side.streams.state(Streams.CONSENT_IMPORT, "crm");
    }
}
