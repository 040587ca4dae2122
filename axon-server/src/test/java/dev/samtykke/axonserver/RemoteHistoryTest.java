package dev.samtykke.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.leaf.LeafFactory;
import dev.samtykke.messages.CommandAnswered;
import dev.samtykke.messages.Recorded;

class RemoteHistoryTest {

    private final String id = UUID.randomUUID().toString();

    @TempDir
    private Path keys;

    private Nodes nodes;

    @BeforeEach
    void connect() {
        nodes = Nodes.with(keys);
    }

    @AfterEach
    void disconnect() throws Exception {
        if (nodes != null) {
            nodes.close();
        }
    }

    private CommandAnswered answered(String answer) {
        return new CommandAnswered(id, "fingerprint", answer);
    }

    private List<Recorded<CommandAnswered>> stream(RemoteHistory node) {
        List<Recorded<CommandAnswered>> events = new ArrayList<>();
        node.streams().forEach(Streams.ANSWERED_COMMAND, id, events::add);
        return events;
    }

    @Test
    void whatOneNodeRecordsAnotherReads() {
        RemoteHistory one = nodes.node();
        RemoteHistory other = nodes.node();
        assertThat(other.streams().state(Streams.ANSWERED_COMMAND, id).answer()).isEmpty();

        nodes.transact(one, transaction -> transaction.append(Streams.ANSWERED_COMMAND, id, answered("first")));
        other.catchUp();

        assertThat(other.streams().state(Streams.ANSWERED_COMMAND, id).answer()).contains(answered("first"));
        assertThat(stream(other)).extracting(Recorded::event).containsExactly(answered("first"));
    }

    @Test
    void aCachedStreamTurnsWithTheEventOfAnotherNode() {
        RemoteHistory one = nodes.node();
        RemoteHistory other = nodes.node();
        nodes.transact(one, transaction -> transaction.append(Streams.ANSWERED_COMMAND, id, answered("first")));
        other.catchUp();
        assertThat(other.streams().load(Streams.ANSWERED_COMMAND, id).sequence())
                .isZero();

        nodes.transact(one, transaction -> transaction.append(Streams.ANSWERED_COMMAND, id, answered("second")));
        other.catchUp();

        assertThat(other.streams().load(Streams.ANSWERED_COMMAND, id).sequence())
                .isEqualTo(1);
    }

    @Test
    void positionsAreGaplessAndKnownByEventId() {
        RemoteHistory node = nodes.node();
        long before = node.head();

        nodes.transact(node, transaction -> {
            transaction.append(Streams.ANSWERED_COMMAND, id, answered("first"));
            transaction.append(Streams.CUSTOMER, id, new CustomerRegistered(id));
            transaction.append(Streams.ANSWERED_COMMAND, id, answered("second"));
        });

        assertThat(node.head()).isEqualTo(before + 3);
        List<RawEvent> stored = read(node, before + 1);
        assertThat(stored).extracting(RawEvent::position).containsExactly(before + 1, before + 2, before + 3);
        assertThat(stored)
                .allSatisfy(
                        event -> assertThat(node.positionOf(event.eventId())).hasValue(event.position()));
        assertThat(node.positionOf(UUID.randomUUID().toString())).isEmpty();
    }

    private static List<RawEvent> read(RemoteHistory node, long from) {
        try (Stream<RawEvent> events = node.storedEvents().read(from, Long.MAX_VALUE)) {
            return events.toList();
        }
    }

    @Test
    void whatIsAcknowledgedIsFoundAtOnceByEveryNode() {
        RemoteHistory one = nodes.node();
        RemoteHistory other = nodes.node();
        for (int round = 0; round < 100; round++) {
            String eventId = eventId(round);
            nodes.transact(
                    one, transaction -> transaction.append(Streams.ANSWERED_COMMAND, id, answered("answer"), eventId));

            assertThat(other.positionOf(eventId)).as("round %s", round).isPresent();
        }
    }

    @Test
    void anEventOfLongAgoIsFoundInTheIndex() {
        RemoteHistory node = nodes.node();
        nodes.transact(node, transaction -> transaction.append(Streams.ANSWERED_COMMAND, id, answered("first")));
        String eventId = stream(node).get(0).eventId();
        long position = node.positionOf(eventId).orElseThrow();
        PositionIndex index =
                new PositionIndex(nodes.database(), "reader", Duration.ofSeconds(5), java.time.Clock.systemUTC());
        await().atMost(Duration.ofSeconds(20)).until(() -> index.position() >= position);

        assertThat(index.of(eventId)).hasValue(position);
        assertThat(nodes.node().positionOf(eventId)).hasValue(position);
    }

    @Test
    void leavesAreMadeOfWhatWasRecorded() {
        RemoteHistory node = nodes.node();
        long before = node.head();
        nodes.transact(node, transaction -> transaction.append(Streams.ANSWERED_COMMAND, id, answered("first")));

        RawEvent stored = read(node, before + 1).get(0);
        Recorded<CommandAnswered> recorded = stream(node).get(0);
        EventLeaf leaf = new LeafFactory(nodes.stamp()).leaf(stored);

        assertThat(leaf.eventId()).isEqualTo(recorded.eventId());
        assertThat(leaf.globalIndex()).isEqualTo(before + 1);
        assertThat(stored.timestamp()).isEqualTo(recorded.recordedAt());
        assertThat(stored.payloadType()).isEqualTo("command-answered");
        assertThat(new String(stored.metadata(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"actor\":\"tests\"", "\"s\":\"");
    }

    @Test
    void aSequenceNumberIsTakenOnce() {
        RemoteHistory one = nodes.node();
        RemoteHistory other = nodes.node();

        // The other node does not know of the first event: it decides on an empty stream.
        assertThatThrownBy(() -> nodes.transact(other, mine -> {
                    mine.append(Streams.ANSWERED_COMMAND, id, answered("late"));
                    meanwhile(one, "early");
                }))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> nodes.transact(other, mine -> {
                    mine.append(Streams.CUSTOMER, id, new CustomerRegistered(id));
                    mine.append(Streams.ANSWERED_COMMAND, id, answered("late"));
                    meanwhile(one, "early");
                }))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(stream(other)).extracting(each -> each.event().answer()).containsExactly("early", "early");
        List<Object> customer = new ArrayList<>();
        other.streams().forEach(Streams.CUSTOMER, id, customer::add);
        assertThat(customer).isEmpty(); // the refused transaction left nothing
    }

    private void meanwhile(RemoteHistory node, String answer) {
        CompletableFuture.runAsync(() ->
                        nodes.transact(node, theirs -> theirs.append(Streams.ANSWERED_COMMAND, id, answered(answer))))
                .join();
    }

    @Test
    void ofDuplicatesAtTheSameMomentOneIsRecorded() throws Exception {
        List<RemoteHistory> both = List.of(nodes.node(), nodes.node());
        int rounds = 40;
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (RemoteHistory node : both) {
                senders.add(threads.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        together.await();
                        recordOnce(node, eventId(round));
                    }
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(stream(both.get(0)))
                .extracting(Recorded::eventId)
                .hasSize(rounds)
                .doesNotHaveDuplicates();
    }

    private String eventId(int round) {
        return UUID.nameUUIDFromBytes((id + round).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    /** As data in does: reads the stream, looks the id up, appends; again after a conflict. */
    private void recordOnce(RemoteHistory node, String eventId) {
        while (true) {
            try {
                nodes.transact(node, transaction -> {
                    transaction.state(Streams.ANSWERED_COMMAND, id);
                    if (node.positionOf(eventId).isEmpty()) {
                        transaction.append(Streams.ANSWERED_COMMAND, id, answered("once"), eventId);
                    }
                });
                return;
            } catch (ConcurrencyException | AggregateStreamCreationException again) {
                // the other one was faster
            }
        }
    }

    @Test
    void aLongStreamIsReadFromItsSnapshot() {
        RemoteHistory node = nodes.node();
        for (int batch = 0; batch < 11; batch++) {
            nodes.transact(node, transaction -> {
                for (int i = 0; i < 10; i++) {
                    transaction.append(Streams.ANSWERED_COMMAND, id, answered("answer"));
                }
            });
        }
        String stream = Streams.ANSWERED_COMMAND.streamId(id);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.store().readEvents(stream).next().getSequenceNumber() > 0);

        assertThat(nodes.node().streams().load(Streams.ANSWERED_COMMAND, id).sequence())
                .isEqualTo(109);
    }
}
