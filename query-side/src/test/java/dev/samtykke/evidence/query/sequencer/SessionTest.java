package dev.samtykke.evidence.query.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.LogState;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.Statement;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.FileStore;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.leaf.LeafFactory;

class SessionTest {

    private static final int BATCH = 30;

    private final TestHistory history = new TestHistory();
    private final LeafFactory leaves = new LeafFactory(TestHistory.STAMP);

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void everyEventIsLoggedOnceAndInItsPlace() {
        populate(40);
        MemoryStore store = new MemoryStore();
        follow(store, 17);

        LogView view = LogView.latest(store).orElseThrow();
        assertThat(view.state().events().checkpoint().size()).isEqualTo(history.head() + 1);
        for (long position = 0; position <= history.head(); position++) {
            assertThat(view.leaf(position)).isEqualTo(leaves.leaf(history.event(position)));
        }
        assertThat(view.history(subject("Customer", People.id(3)))).hasSize(3);
        assertThat(view.history(subject("Identifier", "identifier:" + People.key("email3"))))
                .hasSize(1);
    }

    @Test
    void aLogThatIsRebuiltFromTheEventsHasTheSameRoots() {
        populate(300);
        LogState first = follow(new MemoryStore(), 7);
        history.keys().destroy(People.id(5));
        LogState rebuilt = follow(new MemoryStore(), 100_000);

        assertThat(rebuilt.events().checkpoint()).isEqualTo(first.events().checkpoint());
        assertThat(rebuilt.mapRoot()).isEqualTo(first.mapRoot());
    }

    @Test
    void aCrashBetweenAnyTwoWritesLosesNothingAndForksNothing() {
        populate(60);
        LogState undisturbed = follow(new MemoryStore(), BATCH);
        int writes = 0;
        while (!survives(new MemoryStore(), writes, undisturbed)) {
            writes++;
        }
        assertThat(writes).isGreaterThan(100);
    }

    @Test
    void aCrashBetweenWritesToFilesLosesNothingAndForksNothing(@TempDir Path folder) {
        populate(20);
        LogState undisturbed = follow(new MemoryStore(), BATCH);
        for (int writes : new int[] {0, 1, 2, 5, 20, 23, 24, 25, 26, 27, 40, 60}) {
            survives(new FileStore(folder.resolve("after-" + writes)), writes, undisturbed);
        }
    }

    /** Whether that many writes were enough; if not, a new process must finish what the dead one began. */
    private boolean survives(BlobStore store, int writes, LogState undisturbed) {
        boolean survived = !dies(new MortalStore(store, writes));
        Optional<Checkpoint> before = checkpoint(store);
        LogState state = follow(store, BATCH);

        assertThat(state.events().checkpoint())
                .as("after %s writes", writes)
                .isEqualTo(undisturbed.events().checkpoint());
        assertThat(state.mapRoot()).isEqualTo(undisturbed.mapRoot());
        LogView view = LogView.latest(store).orElseThrow();
        Checkpoint now = state.events().checkpoint();
        before.ifPresent(earlier -> ProofVerifier.consistency(
                earlier.size(), earlier.root(), now.size(), now.root(), view.eventsConsistency(earlier.size())));
        Checkpoint statements = state.statements().checkpoint();
        ProofVerifier.inclusion(
                MerkleHashing.leaf(new Statement(state.mapRoot(), state.events()).data()),
                statements.size() - 1,
                statements.size(),
                view.statementProof(),
                statements.root());
        return survived;
    }

    private boolean dies(MortalStore store) {
        try {
            follow(store, BATCH);
            return false;
        } catch (MortalStore.PowerFailure e) {
            return true;
        }
    }

    private static Optional<Checkpoint> checkpoint(BlobStore store) {
        return store.get("events/checkpoint").map(SignedCheckpoint::parse).map(SignedCheckpoint::checkpoint);
    }

    private void populate(int customers) {
        People people = new People(history);
        for (int i = 0; i < customers; i++) {
            people.register(i);
            if (i % 3 == 0) {
                people.grant(i, "newsletter", null);
            }
        }
    }

    private LogState follow(BlobStore store, int batch) {
        return Follower.over(history, store, batch).catchUp();
    }

    private static Hash subject(String type, String stream) {
        return Hash.fromHex(TestHistory.STAMP.of(type, stream));
    }
}
