package dev.samtykke.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.map.BucketLine;
import dev.samtykke.evidence.log.map.MapTree;
import dev.samtykke.evidence.log.map.MiniLog;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.merkle.NaiveMerkle;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.ForwardingStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;
import dev.samtykke.evidence.log.store.MemoryStore;

class EventLogTest {

    private static final int SUBJECTS = 40;

    private final MemoryStore store = new MemoryStore();

    @Test
    void anEmptyLogStatesThatNobodyHasEvents() {
        LogState state = open().checkpoint();

        assertThat(state.events().checkpoint())
                .isEqualTo(new Checkpoint("log.example/customers/events", 0, MerkleHashing.EMPTY_ROOT));
        assertThat(state.mapRoot()).isEqualTo(MapTree.emptyRoot());
        assertThat(state.statements().checkpoint().size()).isEqualTo(1);
        LogView view = LogView.latest(store).orElseThrow();
        assertThat(view.mapProof(Leaves.subject(1)).verify(Leaves.subject(1), state.mapRoot()))
                .isEmpty();
    }

    @Test
    void everyEventIsProvenAndEverySubjectHasExactlyItsEvents() {
        Leaves leaves = new Leaves(1, SUBJECTS);
        List<EventLeaf> all = new ArrayList<>();
        EventLog log = open();
        for (int batch : new int[] {1, 1, 253, 1, 1, 300, 700, 2}) {
            List<EventLeaf> next = leaves.next(batch);
            all.addAll(next);
            log.append(next);
            log.checkpoint();
        }

        LogView view = LogView.latest(store).orElseThrow();
        Checkpoint events = view.state().events().checkpoint();
        view.state().events().verify(TestLogs.KEYS);
        view.state().statements().verify(TestLogs.KEYS);
        assertThat(events.root().bytes())
                .isEqualTo(
                        NaiveMerkle.mth(all.stream().map(EventLeaf::canonical).toList()));
        Map<Hash, List<Long>> bySubject = new HashMap<>();
        for (EventLeaf leaf : all) {
            assertThat(view.leaf(leaf.globalIndex())).isEqualTo(leaf);
            view.tlogProof(leaf.globalIndex()).verify(leaf.hash());
            bySubject.computeIfAbsent(leaf.subject(), s -> new ArrayList<>()).add(leaf.globalIndex());
        }
        bySubject.forEach((subject, indices) -> {
            assertThat(view.history(subject)).isEqualTo(indices);
            MiniLog miniLog = new MiniLog();
            indices.forEach(
                    index -> miniLog.add(index, all.get(index.intValue()).hash()));
            assertThat(view.mapProof(subject).verify(subject, view.state().mapRoot()))
                    .contains(BucketLine.of(subject, indices.size(), miniLog.root()));
        });
    }

    @Test
    void theStatementIsTheLastLeafOfTheOutputLog() {
        EventLog log = open();
        for (int i = 0; i < 5; i++) {
            log.append(List.of(new Leaves(2, 1).next(5).get(i)));
            log.checkpoint();
        }
        LogView view = LogView.latest(store).orElseThrow();
        LogState state = view.state();
        Statement statement = new Statement(state.mapRoot(), state.events());
        ProofVerifier.inclusion(
                MerkleHashing.leaf(statement.data()),
                4,
                5,
                view.statementProof(),
                state.statements().checkpoint().root());
        assertThat(statement.text()).startsWith(state.mapRoot().hex() + "\nlog.example/customers/events\n5\n");
    }

    @Test
    void checkpointsOfDifferentTimesLeadToTheSameRoots() {
        List<EventLeaf> leaves = new Leaves(3, SUBJECTS).next(600);
        LogState first = null;
        for (int step : new int[] {3, 256, 600}) {
            EventLog log = EventLog.open(new MemoryStore(), TestLogs.SETTINGS);
            for (int i = 0; i < 600; i += step) {
                log.append(leaves.subList(i, Math.min(600, i + step)));
                log.checkpoint();
            }
            LogState state = log.state().orElseThrow();
            first = first == null ? state : first;
            assertThat(state.events()).isEqualTo(first.events());
            assertThat(state.mapRoot()).isEqualTo(first.mapRoot());
        }
    }

    @Test
    void withoutNewLeavesACheckpointIsTheLastOne() {
        EventLog log = open();
        log.append(new Leaves(4, 3).next(3));
        LogState state = log.checkpoint();
        assertThat(log.checkpoint()).isEqualTo(state);
        assertThat(open().checkpoint()).isEqualTo(state);
    }

    @Test
    void leavesWithoutACheckpointAreGoneAfterACrashAndAppendedAgainExactlyOnce() {
        List<EventLeaf> leaves = new Leaves(5, SUBJECTS).next(600);
        Random random = new Random(5);
        EventLog log = open();
        while (log.size() < 600) {
            int from = random.nextInt((int) log.size() + 1);
            int to = (int) Math.min(600, log.size() + random.nextInt(90));
            log.append(leaves.subList(Math.min(from, to), to));
            if (random.nextBoolean()) {
                log.checkpoint();
            }
            log = random.nextInt(3) == 0 ? open() : log;
        }
        LogState state = log.checkpoint();
        EventLog straight = EventLog.open(new MemoryStore(), TestLogs.SETTINGS);
        straight.append(leaves);
        assertThat(straight.checkpoint().events()).isEqualTo(state.events());
        assertThat(straight.checkpoint().mapRoot()).isEqualTo(state.mapRoot());
    }

    @Test
    void anotherEventAtAnIndexThatIsTakenIsRefusedLoudly() {
        List<EventLeaf> leaves = new Leaves(6, 5).next(10);
        List<EventLeaf> others = new Leaves(7, 5).next(10);
        EventLog log = open();
        log.append(leaves.subList(0, 5));
        log.checkpoint();
        log.append(leaves);

        assertInconsistent(() -> log.append(List.of(others.get(7))), "another event is at index 7");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(log::checkpoint)
                .withMessageContaining("stopped");
        assertInconsistent(() -> open().append(List.of(others.get(2))), "another event is at index 2");
    }

    @Test
    void anIndexThatWasLeftOutIsRefused() {
        List<EventLeaf> leaves = new Leaves(8, 5).next(3);
        assertInconsistent(() -> open().append(List.of(leaves.get(1))), "index 0 was left out");
    }

    @Test
    void anEventThatIsNotTheNextOfItsStreamIsRefused() {
        EventLeaf leaf = new Leaves(9, 1).next(1).get(0);
        EventLeaf later =
                new EventLeaf(leaf.commitment(), leaf.eventId(), 0, leaf.kind(), 1, leaf.subject(), leaf.recordedAt());
        assertInconsistent(() -> open().append(List.of(later)), "event at index 0 is not the next of its stream");
    }

    @Test
    void twoWritersCannotForkTheLog() {
        Leaves leaves = new Leaves(10, SUBJECTS);
        List<EventLeaf> common = leaves.next(30);
        EventLog first = open();
        first.append(common.subList(0, 10));
        first.checkpoint();
        EventLog second = open();
        first.append(common.subList(10, 20));
        second.append(common.subList(10, 25));
        LogState state = first.checkpoint();

        assertThatExceptionOfType(SequencerConflictException.class).isThrownBy(second::checkpoint);
        assertThat(open().state()).contains(state);
        EventLog third = open();
        third.append(common);
        third.checkpoint();
        assertThat(LogView.latest(store)
                        .orElseThrow()
                        .state()
                        .events()
                        .checkpoint()
                        .size())
                .isEqualTo(30);
    }

    @Test
    void aWriterWithAnotherHistoryCannotReplaceWhatIsThere() {
        EventLog first = open();
        EventLog second = open();
        first.append(new Leaves(11, 5).next(300));
        second.append(new Leaves(12, 5).next(300));
        LogState state = first.checkpoint();
        assertInconsistent(second::checkpoint, "is there with other content");
        assertThat(open().state()).contains(state);
    }

    @Test
    void aDamagedTileIsNoticedBeforeAnythingIsSigned() {
        EventLog log = open();
        log.append(new Leaves(13, 5).next(300));
        log.checkpoint();
        byte[] tile = store.get("events/tile/1/000.p/1").orElseThrow();
        byte[] damaged = tile.clone();
        damaged[10] ^= 1;
        store.compareAndSwap("events/tile/1/000.p/1", tile, damaged);

        assertInconsistent(this::open, "tiles under events/ are not those of the log");
        log.append(new Leaves(13, 5).next(301).subList(300, 301));
        assertInconsistent(log::checkpoint, "tiles under events/ are not those of the log");
        assertThat(SignedCheckpoint.parse(store.get("events/checkpoint").orElseThrow())
                        .checkpoint()
                        .size())
                .isEqualTo(300);
    }

    @Test
    void aWriterThatDiedBeforeItsCheckpointDoesNotHinderTheNextOne() {
        List<EventLeaf> leaves = new Leaves(16, SUBJECTS).next(20);
        EventLog died = open();
        died.append(leaves.subList(0, 5));
        died.checkpoint();
        BlobStore diesAtTheSwap = new ForwardingStore(store) {
            @Override
            public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
                if (path.equals("head")) {
                    throw new IllegalStateException("killed");
                }
                return super.compareAndSwap(path, expected, next);
            }
        };
        died = EventLog.open(diesAtTheSwap, TestLogs.SETTINGS);
        died.append(leaves);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(died::checkpoint)
                .withMessage("killed");

        EventLog next = open();
        assertThat(next.size()).isEqualTo(5);
        for (int end = 6; end <= 20; end++) {
            next.append(leaves.subList(0, end));
            next.checkpoint();
        }
        assertThat(LogView.latest(store).orElseThrow().history(leaves.get(19).subject()))
                .endsWith(19L);
    }

    @Test
    void aWriterThatDiedAfterTheSwapLeavesItsStatementToTheNextOne() {
        EventLog died = EventLog.open(
                new ForwardingStore(store) {
                    @Override
                    public void create(Map<String, byte[]> blobs) {
                        if (blobs.containsKey("statements/tile/0/000.p/1")) {
                            throw new IllegalStateException("killed");
                        }
                        super.create(blobs);
                    }
                },
                TestLogs.SETTINGS);
        died.append(new Leaves(17, 5).next(7));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(died::checkpoint)
                .withMessage("killed");
        assertThat(store.get("statements/checkpoint")).isEmpty();

        LogState state = open().state().orElseThrow();
        assertThat(state.events().checkpoint().size()).isEqualTo(7);
        assertThat(LogView.latest(store).orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void partialTilesAndReplacedMapPagesDoNotPileUp() {
        Leaves leaves = new Leaves(14, SUBJECTS);
        EventLog log = open();
        for (int i = 0; i < 256; i++) {
            log.append(leaves.next(1));
            log.checkpoint();
        }
        List<String> paths = List.copyOf(store.contents().keySet());
        assertThat(paths).noneMatch(path -> path.startsWith("events/tile/0/") && path.contains(".p/"));
        assertThat(paths).noneMatch(path -> path.startsWith("events/tile/entries/") && path.contains(".p/"));
        assertThat(paths).noneMatch(path -> path.startsWith("links/") && path.contains(".p/"));
        assertThat(paths.stream().filter(path -> path.startsWith("map/")))
                .hasSizeLessThan(3 * (EventLog.RETAINED_CHECKPOINTS + 1));
    }

    @Test
    void aKeyIsReplacedByOneOfANewNameWhileBothSign() {
        Leaves leaves = new Leaves(18, 5);
        EventLog log = open();
        log.append(leaves.next(5));
        log.checkpoint();
        SigningKey next = SigningKey.generate(TestLogs.SETTINGS.eventsOrigin() + "/2027");
        LogSettings overlap = new LogSettings(
                TestLogs.SETTINGS.eventsOrigin(),
                List.of(TestLogs.EVENTS_KEY, next),
                TestLogs.SETTINGS.statementsOrigin(),
                TestLogs.SETTINGS.statementsSigners());
        LogSettings after = new LogSettings(
                TestLogs.SETTINGS.eventsOrigin(),
                List.of(next),
                TestLogs.SETTINGS.statementsOrigin(),
                TestLogs.SETTINGS.statementsSigners());
        for (LogSettings settings : List.of(overlap, after)) {
            EventLog reopened = EventLog.open(store, settings);
            reopened.append(leaves.next(5));
            assertThat(reopened.checkpoint().events().verify(List.of(next.verifierKey())))
                    .hasSize(1);
        }
        Claims claims = new Claims();
        new LogAuditor(store::get, new MemoryStore(), claims).audit(List.of());
        assertThat(claims.list()).allMatch(Claim::holds);
        assertThat(text("keys").lines()).hasSize(3);
    }

    @Test
    void aKeyOfAnotherNameThanTheOriginIsRefused() {
        SigningKey stranger = SigningKey.generate("other.example/events");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogSettings.of(TestLogs.NAME, stranger, TestLogs.STATEMENTS_KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogSettings.of(TestLogs.NAME, TestLogs.STATEMENTS_KEY, TestLogs.EVENTS_KEY));
    }

    @Test
    void theMapOfAnOlderStatementCanBeReadForAWhileAndIsThenNotOffered() {
        Leaves leaves = new Leaves(19, SUBJECTS);
        EventLog log = open();
        log.append(leaves.next(50));
        LogState old = log.checkpoint();
        log.publishCosigned(old.statements());
        for (int i = 1; i < EventLog.RETAINED_CHECKPOINTS; i++) {
            log.append(leaves.next(20));
            log.checkpoint();
            LogView view = LogView.latestCosigned(store).orElseThrow();
            for (int subject = 0; subject < SUBJECTS; subject++) {
                view.mapProof(Leaves.subject(subject)).verify(Leaves.subject(subject), old.mapRoot());
            }
        }
        log.append(leaves.next(20));
        log.checkpoint();
        assertThat(LogView.latestCosigned(store)).isEmpty();
    }

    @Test
    void whatIsPublishedHoldsTheKeysAndTheLastCheckpoints() {
        EventLog log = open();
        log.append(new Leaves(15, 5).next(5));
        LogState state = log.checkpoint();
        assertThat(text("events/checkpoint")).isEqualTo(state.events().format());
        assertThat(text("statements/checkpoint")).isEqualTo(state.statements().format());
        assertThat(text("keys").lines())
                .containsExactlyInAnyOrder(
                        TestLogs.EVENTS_KEY.verifierKey().toString(),
                        TestLogs.STATEMENTS_KEY.verifierKey().toString());
    }

    private String text(String path) {
        return Encodings.utf8(store.get(path).orElseThrow());
    }

    private EventLog open() {
        return EventLog.open(store, TestLogs.SETTINGS);
    }

    private static void assertInconsistent(ThrowingCallable call, String message) {
        assertThatExceptionOfType(LogInconsistentException.class)
                .isThrownBy(call)
                .withMessageContaining(message);
    }
}
