package dev.samtykke.evidence.query.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.StampedCheckpoint;
import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.timestamp.TestAuthority;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.TestLog;
import dev.samtykke.evidence.query.bundle.CustomerEvidence;
import dev.samtykke.evidence.query.bundle.Person;
import dev.samtykke.evidence.query.bundle.StoredPayloads;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.sequencer.Follower;
import dev.samtykke.evidence.query.view.BundleBase;
import dev.samtykke.evidence.query.view.CurrentLog;

class TimestampsTest {

    private final TestHistory history = new TestHistory();
    private final People people = new People(history);
    private final MemoryStore store = new MemoryStore();
    private final CurrentLog current = new CurrentLog(store, List.of());
    private final TestAuthority authority = TestAuthority.rsa();

    @TempDir
    private Path folder;

    @BeforeEach
    void someCustomers() {
        people.register(1).register(2);
        follow();
    }

    @AfterEach
    void close() {
        history.close();
    }

    private void follow() {
        Follower.over(history, store, 100).catchUp();
    }

    @Test
    void aStampOfAnEarlierStateIsInTheBundleAndIsCheckedOffline() throws Exception {
        try (AuthorityServer server = new AuthorityServer(authority::answer);
                Timestamps timestamps = start(server, authority.writeRoot(folder.resolve("root.pem")))) {
            await().until(() -> timestamps.latest().isPresent());
            Optional<StampedCheckpoint> stamped = timestamps.latest();
            assertThat(timestamps.status())
                    .hasValueSatisfying(status -> assertThat(status.time()).isEqualTo(TestAuthority.TIME));
            people.grant(1, "newsletter", null);
            people.revoke(1, "newsletter");
            follow();

            byte[] bundle = bundle(stamped, current.view().orElseThrow());
            assertThat(verified(bundle, List.of(authority.root())))
                    .contains("the first 6 events of the log were there at 2026-03-04T05:06:07Z, says"
                            + " CN=Test Time Stamps");
            Claims claims = new Claims();
            new BundleVerifier(
                            new Trust(
                                    TestLog.KEYS, 0, List.of(TestAuthority.rsa().root())),
                            claims)
                    .verify(bundle, List.of());
            assertThat(claims.firstFailure().map(Claim::name)).hasValue("time stamp");
        }
    }

    @Test
    void aStampThatIsNewerThanTheStatementIsLeftOut() throws Exception {
        LogView before = current.view().orElseThrow();
        people.grant(1, "newsletter", null);
        follow();
        try (AuthorityServer server = new AuthorityServer(authority::answer);
                Timestamps timestamps = start(server, null)) {
            await().until(() -> timestamps.latest().isPresent());
            assertThat(current.base(before, timestamps.latest()).stamped()).isEmpty();
        }
    }

    @Test
    void anAuthorityThatFailsIsReportedAndAskedAgain() throws Exception {
        try (AuthorityServer server = new AuthorityServer(request -> new byte[0]);
                Timestamps timestamps = start(server, null)) {
            await().until(() -> problem(timestamps).isPresent());
            assertThat(problem(timestamps)).hasValue("it cannot be reached, or its answer cannot be read");
            server.answers(authority::answer);
            await().until(() -> timestamps.latest().isPresent());
            await().until(() -> problem(timestamps).isEmpty());
        }
    }

    @Test
    void aStampThatDoesNotLeadToATrustedCertificateIsNotPublished() throws Exception {
        Path other = TestAuthority.rsa().writeRoot(folder.resolve("other.pem"));
        try (AuthorityServer server = new AuthorityServer(authority::answer);
                Timestamps timestamps = start(server, other)) {
            await().until(() -> problem(timestamps).isPresent());
            assertThat(problem(timestamps).orElseThrow()).startsWith("its stamp does not verify: ");
            assertThat(timestamps.latest()).isEmpty();
        }
    }

    @Test
    void anAnswerToAnotherRequestIsNotPublished() throws Exception {
        byte[][] first = new byte[1][];
        try (AuthorityServer server = new AuthorityServer(request -> {
                    first[0] = first[0] == null ? request : first[0];
                    return authority.answer(first[0]);
                });
                Timestamps timestamps = start(server, null)) {
            await().until(() -> timestamps.latest().isPresent());
            people.grant(2, "newsletter", null);
            follow();
            await().until(() -> problem(timestamps).isPresent());
            assertThat(problem(timestamps)).hasValue("its answer is not one to the request");
        }
    }

    @Test
    void withoutAnAuthorityThereIsNothing() {
        try (Timestamps timestamps = new Timestamps(
                new TimestampSettings(null, null, Duration.ofHours(1)), current, store, new SecureRandom())) {
            timestamps.start(() -> true);
            assertThat(timestamps.status()).isEmpty();
            assertThat(timestamps.latest()).isEmpty();
        }
    }

    private Timestamps start(AuthorityServer server, @Nullable Path trusted) {
        Timestamps timestamps = new Timestamps(
                new TimestampSettings(server.url(), trusted, Duration.ofMillis(20)),
                current,
                store,
                new SecureRandom());
        timestamps.start(() -> true);
        return timestamps;
    }

    private static Optional<String> problem(Timestamps timestamps) {
        return timestamps.status().flatMap(status -> Optional.ofNullable(status.problem()));
    }

    private byte[] bundle(Optional<StampedCheckpoint> stamped, LogView view) {
        BundleBase base = current.base(view, stamped);
        return new CustomerEvidence(
                        history.streams(),
                        TestHistory.STAMP,
                        new StoredPayloads(history, history.sealer(), new Alarm(store)))
                .bundle(Person.of(history.streams(), People.id(1)), base, false);
    }

    private static List<String> verified(byte[] bundle, List<X509Certificate> authorities) {
        Claims claims = new Claims();
        new BundleVerifier(new Trust(TestLog.KEYS, 0, authorities), claims).verify(bundle, List.of());
        assertThat(claims.list()).isNotEmpty().allMatch(Claim::holds);
        return claims.list().stream().map(Claim::detail).toList();
    }
}
