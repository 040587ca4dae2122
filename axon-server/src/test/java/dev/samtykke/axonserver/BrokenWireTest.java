package dev.samtykke.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.CommandAnswered;

class BrokenWireTest {

    private final String id = UUID.randomUUID().toString();

    @TempDir
    private Path keys;

    private Nodes nodes;
    private Wire wire;
    private RemoteHistory node;

    @BeforeEach
    void connect() throws Exception {
        nodes = Nodes.with(keys);
        wire = new Wire(Nodes.address());
        node = nodes.node(wire.address());
        node.catchUp();
    }

    @AfterEach
    void disconnect() throws Exception {
        if (nodes != null) {
            nodes.close();
            wire.close();
        }
    }

    private void record(Runnable beforeItIsSent) {
        nodes.transact(node, transaction -> {
            transaction.append(Streams.ANSWERED_COMMAND, id, new CommandAnswered(id, "fingerprint", "answer"));
            beforeItIsSent.run();
        });
    }

    private void awaitServer() {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            node.catchUp();
            return true;
        });
    }

    @Test
    void aLostConfirmationIsToldAsDoubtAndTheRetryFindsWhatHappened() {
        HistoryUnavailable told = catchThrowableOfType(HistoryUnavailable.class, () -> record(wire::loseAnswers));

        assertThat(told.isInDoubt()).isTrue();
        wire.mend();
        awaitServer();
        assertThat(node.streams().state(Streams.ANSWERED_COMMAND, id).answer()).isPresent();
    }

    @Test
    void withoutAServerNothingIsRecordedOrAnsweredFromMemory() {
        wire.cut();

        assertThatThrownBy(node::catchUp).isInstanceOf(HistoryUnavailable.class);
        assertThatThrownBy(node::head).isInstanceOf(HistoryUnavailable.class);
        assertThatThrownBy(() -> node.positionOf(UUID.randomUUID().toString())).isInstanceOf(HistoryUnavailable.class);
        assertThatThrownBy(() -> node.streams().state(Streams.ANSWERED_COMMAND, id))
                .isInstanceOf(HistoryUnavailable.class);

        wire.mend();
        awaitServer();
        record(() -> {});
        assertThat(node.streams().load(Streams.ANSWERED_COMMAND, id).sequence()).isZero();
    }

    @Test
    void aServerThatIsNotThereStopsTheStart() {
        wire.cut();

        assertThatThrownBy(() -> ServerConnection.open(
                        new AxonServerSettings(wire.address(), null, null), "node", Duration.ofSeconds(1)))
                .isInstanceOf(HistoryUnavailable.class);
    }
}
