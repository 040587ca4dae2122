package dev.samtykke.evidence.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.Note;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.FileStore;
import dev.samtykke.evidence.log.store.MemoryStore;

class WitnessTest {

    private static final String ORIGIN = TestLogs.SETTINGS.statementsOrigin();
    private static final int STATEMENTS = 12;

    private final Cosigner cosigner = new Cosigner(
            Cosigner.generateKey("witness.example/w1"),
            Clock.fixed(Instant.parse("2026-02-01T10:00:00Z"), ZoneOffset.UTC));
    private final MemoryStore store = new MemoryStore();
    private final List<SignedCheckpoint> checkpoints = new ArrayList<>();

    @TempDir
    Path folder;

    private final MemoryStore memory = new MemoryStore();
    private final Witness witness = new Witness(memory, cosigner, TestLogs.KEYS);

    WitnessTest() {
        Leaves leaves = new Leaves(1, 5);
        EventLog log = EventLog.open(store, TestLogs.SETTINGS);
        for (int i = 0; i < STATEMENTS; i++) {
            log.append(leaves.next(3));
            checkpoints.add(log.checkpoint().statements());
        }
    }

    @Test
    void aConsistentCheckpointIsCosignedAndRemembered() {
        WitnessAnswer first = add(0, 3);
        WitnessAnswer second = add(3, 9);
        WitnessAnswer again = add(9, 9);

        for (WitnessAnswer answer : List.of(first, second, again)) {
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(cosigner.verifierKey()
                        .verifies(
                                checkpoint(9).note().text(),
                                Note.parseLines(second.body()).get(0)))
                .isTrue();
        SignedCheckpoint remembered = witness.checkpoint(hash(ORIGIN)).orElseThrow();
        assertThat(remembered.checkpoint().size()).isEqualTo(9);
        assertThat(remembered.note().verify(List.of(cosigner.verifierKey()))).hasSize(1);
        assertThat(remembered.verify(TestLogs.KEYS)).hasSize(1);
    }

    @Test
    void anotherOldSizeGetsTheRememberedOne() {
        add(0, 3);
        for (WitnessAnswer answer : List.of(add(0, 9), add(2, 9), add(4, 9))) {
            assertThat(answer).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "3\n"));
        }
    }

    @Test
    void aWitnessNeverGoesBack() {
        add(0, 9);
        assertThat(add(0, 3)).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "9\n"));
        assertThat(add(3, 3).status()).isEqualTo(409);
        assertThat(witness.addCheckpoint(new AddCheckpoint(9, List.of(), checkpoint(3)).format())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aForkIsNotCosigned() {
        add(0, 3);
        Hash otherRoot = MerkleHashing.sha256(new byte[] {1});
        SignedCheckpoint sameSize = signed(new Checkpoint(ORIGIN, 3, otherRoot));
        SignedCheckpoint larger = signed(new Checkpoint(ORIGIN, 9, otherRoot));
        assertThat(post(3, List.of(), sameSize)).isEqualTo(422);
        assertThat(post(3, proof(3, 9), larger)).isEqualTo(422);
        assertThat(post(3, List.of(), checkpoint(9))).isEqualTo(422);
        assertThat(post(3, proof(2, 9), checkpoint(9))).isEqualTo(422);
        assertThat(witness.checkpoint(hash(ORIGIN)).orElseThrow().checkpoint())
                .isEqualTo(checkpoint(3).checkpoint());
    }

    @Test
    void theFirstCheckpointNeedsNoProofAndMayNotHaveOne() {
        assertThat(post(0, proof(3, 9), checkpoint(9))).isEqualTo(422);
        assertThat(post(0, List.of(), signed(new Checkpoint(ORIGIN, 0, MerkleHashing.sha256(new byte[] {1})))))
                .isEqualTo(422);
        assertThat(post(0, List.of(), signed(new Checkpoint(ORIGIN, 0, MerkleHashing.EMPTY_ROOT))))
                .isEqualTo(200);
    }

    @Test
    void anUnknownLogIsNotFoundAndAWrongSignatureForbidden() {
        SigningKey other = SigningKey.generate("other.example/log");
        Checkpoint unknown = new Checkpoint("other.example/log", 1, MerkleHashing.EMPTY_ROOT);
        assertThat(post(0, List.of(), SignedCheckpoint.sign(unknown, List.of(other))))
                .isEqualTo(404);
        SigningKey impostor = SigningKey.generate(ORIGIN);
        Checkpoint genuine = checkpoint(3).checkpoint();
        assertThat(post(0, List.of(), SignedCheckpoint.sign(genuine, List.of(impostor))))
                .isEqualTo(403);
        String wrong = checkpoint(3).format().replace("\n3\n", "\n4\n");
        assertThat(post(0, List.of(), SignedCheckpoint.parse(wrong))).isEqualTo(403);
        SignedCheckpoint byEventsKey = SignedCheckpoint.sign(genuine, List.of(TestLogs.EVENTS_KEY));
        assertThat(post(0, List.of(), byEventsKey)).isEqualTo(403);
    }

    @Test
    void everyHostileRequestGetsAnAnswerAndNoCosignature() {
        byte[] valid = new AddCheckpoint(0, List.of(), checkpoint(3)).format();
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] hostile = valid.clone();
            hostile[random.nextInt(hostile.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(witness.addCheckpoint(hostile).status()).isIn(400, 403, 404, 409, 422);
        }
        for (String body :
                List.of("", "old 0\n", "old 0\n\n", "old -1\n\n", "old 00\n\n", "\n\n", "x".repeat(100_000))) {
            assertThat(witness.addCheckpoint(Encodings.utf8(body)).status()).isEqualTo(400);
        }
        assertThat(memory.contents()).isEmpty();
    }

    @Test
    void ofRacingRequestsNoneTakesTheWitnessBack() throws Exception {
        Witness shared = new Witness(new FileStore(folder), cosigner, TestLogs.KEYS);
        shared.addCheckpoint(new AddCheckpoint(0, List.of(), checkpoint(1)).format());
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<WitnessAnswer>> answers = new ArrayList<>();
        for (int size = 2; size <= STATEMENTS; size++) {
            byte[] request = new AddCheckpoint(1, proof(1, size), checkpoint(size)).format();
            answers.add(threads.submit(() -> shared.addCheckpoint(request)));
        }
        int cosigned = 0;
        for (Future<WitnessAnswer> answer : answers) {
            cosigned += answer.get().status() == 200 ? 1 : 0;
        }
        threads.shutdown();
        assertThat(cosigned).isEqualTo(1);
        Witness restarted = new Witness(new FileStore(folder), cosigner, TestLogs.KEYS);
        assertThat(restarted.checkpoint(hash(ORIGIN)).orElseThrow().checkpoint().size())
                .isGreaterThan(1);
    }

    @Test
    void aClientGetsItsCosignatureOverHttpWhateverTheWitnessKnows() throws Exception {
        try (WitnessServer server = start()) {
            add(0, 3);
            WitnessClient client = client(server, cosigner.verifierKey());
            for (int size : new int[] {5, 6, 12}) {
                SignedCheckpoint cosigned = client.cosign(checkpoint(size), old -> proof(old, size));
                assertThat(cosigned.note().verify(List.of(cosigner.verifierKey())))
                        .hasSize(1);
            }
            assertThatExceptionOfType(WitnessException.class)
                    .isThrownBy(() -> client.cosign(checkpoint(5), old -> proof(old, 5)))
                    .withMessageContaining("larger");
            EventLog log = EventLog.open(store, TestLogs.SETTINGS);
            log.publishCosigned(client(server, cosigner.verifierKey()).cosign(checkpoint(12), old -> proof(old, 12)));
            assertThat(LogView.latestCosigned(store)
                            .orElseThrow()
                            .state()
                            .statements()
                            .note()
                            .signatures())
                    .hasSize(2);
            assertThat(LogView.latest(store)
                            .orElseThrow()
                            .state()
                            .statements()
                            .note()
                            .signatures())
                    .hasSize(2);
        }
    }

    @Test
    void aClientTakesNoCosignatureOfAnotherWitnessAndNoRefusal() throws Exception {
        try (WitnessServer server = start()) {
            VerifierKey other = Cosigner.generateKey("witness.example/w1").verifierKey();
            assertThatExceptionOfType(WitnessException.class)
                    .isThrownBy(() -> client(server, other).cosign(checkpoint(5), old -> proof(old, 5)))
                    .withMessageContaining("no valid cosignature");
            SignedCheckpoint fork = signed(new Checkpoint(ORIGIN, 9, MerkleHashing.EMPTY_ROOT));
            assertThatExceptionOfType(WitnessException.class)
                    .isThrownBy(() -> client(server, cosigner.verifierKey()).cosign(fork, old -> proof(old, 9)))
                    .withMessageContaining("422");
        }
    }

    @Test
    void theLastCosignedCheckpointIsServed() throws Exception {
        try (WitnessServer server = start()) {
            URI unknown = uri(server).resolve("/" + "0".repeat(64) + "/checkpoint");
            URI known = uri(server).resolve("/" + hash(ORIGIN) + "/checkpoint");
            assertThat(status(unknown)).isEqualTo(404);
            assertThat(status(known)).isEqualTo(404);
            add(0, 3);
            assertThat(status(known)).isEqualTo(200);
            assertThat(status(uri(server))).isEqualTo(404);
        }
    }

    private static int status(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private WitnessServer start() throws Exception {
        return WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static WitnessClient client(WitnessServer server, VerifierKey key) {
        return new WitnessClient(uri(server), key, Duration.ofSeconds(20));
    }

    private static URI uri(WitnessServer server) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
    }

    private WitnessAnswer add(long old, int size) {
        return witness.addCheckpoint(new AddCheckpoint(old, proof(old, size), checkpoint(size)).format());
    }

    private int post(long old, List<Hash> proof, SignedCheckpoint checkpoint) {
        return witness.addCheckpoint(new AddCheckpoint(old, proof, checkpoint).format())
                .status();
    }

    private SignedCheckpoint checkpoint(int size) {
        return checkpoints.get(size - 1);
    }

    private List<Hash> proof(long old, int size) {
        return old > size ? List.of() : LogView.at(store, checkpoint(size)).statementsConsistency(old);
    }

    private static SignedCheckpoint signed(Checkpoint checkpoint) {
        return SignedCheckpoint.sign(checkpoint, List.of(TestLogs.STATEMENTS_KEY));
    }

    private static String hash(String origin) {
        return MerkleHashing.sha256(Encodings.utf8(origin)).hex();
    }
}
