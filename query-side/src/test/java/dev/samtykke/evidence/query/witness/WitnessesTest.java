package dev.samtykke.evidence.query.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.witness.Witness;
import dev.samtykke.evidence.log.witness.WitnessServer;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.TestLog;
import dev.samtykke.evidence.query.bundle.CustomerEvidence;
import dev.samtykke.evidence.query.bundle.Person;
import dev.samtykke.evidence.query.bundle.StoredPayloads;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.sequencer.EvidenceSequencer;
import dev.samtykke.evidence.query.sequencer.Follower;
import dev.samtykke.evidence.query.view.CurrentLog;

class WitnessesTest {

    private static final Duration INTERVAL = Duration.ofMillis(30);
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private final SigningKey key = Cosigner.generateKey("witness.example/w1");
    private final TestHistory history = new TestHistory();
    private final People people = new People(history);
    private final MemoryStore store = new MemoryStore();
    private final MemoryStore memory = new MemoryStore();

    @BeforeEach
    void aCustomer() {
        people.register(1);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void theirCosignaturesAreInTheFilesThatTheLogGivesOut() throws IOException {
        try (WitnessServer server = server()) {
            WitnessSettings witness = settings(server.address());
            CurrentLog current = new CurrentLog(store, Witnesses.keys(List.of(witness)));
            try (EvidenceSequencer sequencer =
                            Follower.over(history, store, 100).start();
                    Witnesses witnesses = new Witnesses(List.of(witness), current, INTERVAL, sequencer::publish)) {
                witnesses.start(() -> true);
                for (int number = 2; number < 5; number++) {
                    people.register(number);
                    assertThat(verified(
                                    current,
                                    current.cosigned(history.head(), ENOUGH).orElseThrow(),
                                    number))
                            .anyMatch(detail -> detail.startsWith("cosigned by witness.example/w1 at "));
                }
                assertThat(witnesses.statuses())
                        .singleElement()
                        .satisfies(status -> assertThat(status.size()).isPositive())
                        .satisfies(status -> assertThat(status.problem()).isNull());
            }
        }
    }

    @Test
    void oneThatIsAwayHoldsNobodyUpAndIsAskedAgain() throws IOException {
        WitnessServer server = server();
        WitnessSettings witness = settings(server.address());
        server.close();
        CurrentLog current = new CurrentLog(store, Witnesses.keys(List.of(witness)));
        try (EvidenceSequencer sequencer = Follower.over(history, store, 100).start();
                Witnesses witnesses = new Witnesses(List.of(witness), current, INTERVAL, sequencer::publish)) {
            witnesses.start(() -> true);
            await().until(() -> witnesses.statuses().get(0).problem() != null);
            assertThat(current.covering(history.head(), ENOUGH)).isPresent();
            assertThat(current.cosigned(history.head(), Duration.ZERO)).isEmpty();

            try (WitnessServer back = WitnessServer.start(witness(), server.address())) {
                assertThat(back.address()).isEqualTo(server.address());
                assertThat(current.cosigned(history.head(), ENOUGH)).isPresent();
            }
        }
    }

    @Test
    void aLogThatBeganAnewIsFoundOut() throws IOException {
        try (WitnessServer server = server()) {
            WitnessSettings witness = settings(server.address());
            assertThat(shown(witness, store, 3)).isEmpty();
            assertThat(shown(witness, new MemoryStore(), 1))
                    .contains("the witness has cosigned a larger checkpoint already");
        }
    }

    private Optional<String> shown(WitnessSettings witness, MemoryStore log, int checkpoints) {
        for (int i = 0; i < checkpoints; i++) {
            people.revoke(1, "newsletter");
            Follower.over(history, log, 100).catchUp();
        }
        CurrentLog current = new CurrentLog(log, Witnesses.keys(List.of(witness)));
        try (Witnesses witnesses = new Witnesses(List.of(witness), current, INTERVAL, cosigned -> {})) {
            witnesses.start(() -> true);
            await().until(() -> witnesses.statuses().get(0).size() > 0
                    || witnesses.statuses().get(0).problem() != null);
            return Optional.ofNullable(witnesses.statuses().get(0).problem());
        }
    }

    private List<String> verified(CurrentLog current, LogView view, int number) {
        CustomerEvidence evidence = new CustomerEvidence(
                history.streams(), TestHistory.STAMP, new StoredPayloads(history, history.sealer(), new Alarm(store)));
        byte[] bundle = evidence.bundle(
                Person.of(history.streams(), People.id(number)), current.base(view, Optional.empty()), false);
        Claims claims = new Claims();
        List<VerifierKey> trusted = new ArrayList<>(TestLog.KEYS);
        trusted.add(key.verifierKey());
        new BundleVerifier(Trust.of(trusted), claims).verify(bundle, List.of());
        assertThat(claims.list()).isNotEmpty().allMatch(Claim::holds);
        return claims.list().stream().map(Claim::detail).toList();
    }

    private WitnessServer server() throws IOException {
        return WitnessServer.start(witness(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private Witness witness() {
        return new Witness(memory, new Cosigner(key, Clock.systemUTC()), TestLog.KEYS);
    }

    private WitnessSettings settings(InetSocketAddress address) {
        return new WitnessSettings(
                URI.create("http://localhost:" + address.getPort() + "/"),
                key.verifierKey().toString());
    }
}
