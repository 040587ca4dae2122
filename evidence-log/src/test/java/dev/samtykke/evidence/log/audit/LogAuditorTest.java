package dev.samtykke.evidence.log.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.Statement;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.map.MapTree;
import dev.samtykke.evidence.log.map.StreamHeads;
import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.tile.TiledLog;

class LogAuditorTest {

    private static final Map<String, byte[]> HONEST = honest();

    private final MemoryStore liar = new MemoryStore();

    private static Map<String, byte[]> honest() {
        MemoryStore store = new MemoryStore();
        Leaves leaves = new Leaves(21, 20);
        EventLog log = EventLog.open(store, TestLogs.SETTINGS);
        log.checkpoint();
        for (int batch : new int[] {5, 251, 1, 300, 43}) {
            log.append(leaves.next(batch));
            log.checkpoint();
        }
        return store.contents();
    }

    @Test
    void anHonestLogHolds() {
        Claims claims = audit(HONEST, TestLogs.KEYS);
        assertThat(claims.list()).allMatch(Claim::holds);
        assertThat(claims.list())
                .last()
                .isEqualTo(new Claim("replay", true, "600 events rebuild the log and the map of each of 6 statements"));
    }

    @Test
    void withoutGivenKeysThePublishedOnesAreUsed() {
        assertThat(audit(HONEST, List.of()).hold()).isTrue();
        assertThat(audit(without("keys"), List.of()).hold()).isFalse();
        VerifierKey other =
                SigningKey.generate(TestLogs.SETTINGS.eventsOrigin()).verifierKey();
        assertFails(audit(HONEST, List.of(other)), "events signature", "no signature by a known key");
    }

    @Test
    void everyPublicFileIsNeededAndNoBitOfItMayChange() {
        for (String path : HONEST.keySet()) {
            boolean isPublic = path.startsWith("events/") || path.startsWith("statements/");
            boolean isOfTheLastSize = !path.contains(".p/")
                    || path.equals("events/tile/0/002.p/88")
                    || path.equals("events/tile/1/000.p/2")
                    || path.equals("events/tile/entries/002.p/88")
                    || path.equals("statements/tile/0/000.p/6")
                    || path.equals("statements/tile/entries/000.p/6");
            if (isPublic && isOfTheLastSize) {
                assertThat(audit(without(path), TestLogs.KEYS).hold()).as(path).isFalse();
                for (int part = 0; part < 3; part++) {
                    Map<String, byte[]> damaged = new TreeMap<>(HONEST);
                    byte[] bytes = HONEST.getOrDefault(path, new byte[0]).clone();
                    bytes[part * (bytes.length - 1) / 2] ^= 1;
                    damaged.put(path, bytes);
                    assertThat(audit(damaged, TestLogs.KEYS).hold()).as(path).isFalse();
                }
            }
        }
    }

    @Test
    void aMapThatLeavesAnEventOutIsFound() {
        List<EventLeaf> leaves = new Leaves(22, 5).next(50);
        publish(leaves, leaves.subList(0, 49));
        assertFails(audit(liar.contents(), TestLogs.KEYS), "replay", "statement 0: the map has another root");
    }

    @Test
    void anEventOutsideOfItsStreamsOrderIsFound() {
        List<EventLeaf> leaves = new ArrayList<>(new Leaves(23, 1).next(3));
        EventLeaf last = leaves.remove(2);
        leaves.add(
                new EventLeaf(last.commitment(), last.eventId(), 2, last.kind(), 3, last.subject(), last.recordedAt()));
        publish(leaves, leaves);
        assertFails(audit(liar.contents(), TestLogs.KEYS), "replay", "event 2 is not the next of its stream");
    }

    @Test
    void anEventThatSaysAnotherIndexIsFound() {
        List<EventLeaf> leaves = new Leaves(24, 1).next(3);
        publish(leaves.subList(1, 3), leaves.subList(1, 3));
        assertFails(audit(liar.contents(), TestLogs.KEYS), "replay", "event 0 says that it is another one");
    }

    @Test
    void aLogThatSaysWhatItDidNotStateIsFound() {
        Map<String, byte[]> split = new TreeMap<>(HONEST);
        SignedCheckpoint other = SignedCheckpoint.sign(
                new Checkpoint(TestLogs.SETTINGS.eventsOrigin(), 4, Leaves.subject(1)), List.of(TestLogs.EVENTS_KEY));
        split.put("events/checkpoint", other.format().getBytes(StandardCharsets.UTF_8));
        assertFails(audit(split, TestLogs.KEYS), "replay", "no statement is about the published checkpoint");
    }

    /** What a dishonest operator with the real keys would publish: leaves in L and a map of others. */
    private void publish(List<EventLeaf> logged, List<EventLeaf> mapped) {
        TiledLog events = TiledLog.open(liar, "events/", CompactRange.empty());
        logged.forEach(leaf -> events.append(leaf.canonical()));
        events.flush();
        StreamHeads.Changes map = new StreamHeads(new MemoryStore()).changes(MapTree.emptyRoot());
        mapped.forEach(leaf -> map.add(leaf.subject(), leaf.globalIndex(), leaf.hash()));
        SignedCheckpoint signed = sign(TestLogs.SETTINGS.eventsOrigin(), events, TestLogs.EVENTS_KEY);
        Statement statement = new Statement(map.store().root(), signed);
        TiledLog statements = TiledLog.open(liar, "statements/", CompactRange.empty());
        statements.append(statement.data());
        statements.flush();
        SignedCheckpoint stated = sign(TestLogs.SETTINGS.statementsOrigin(), statements, TestLogs.STATEMENTS_KEY);
        liar.create(Map.of(
                "events/checkpoint",
                signed.format().getBytes(StandardCharsets.UTF_8),
                "statements/checkpoint",
                stated.format().getBytes(StandardCharsets.UTF_8)));
    }

    private static SignedCheckpoint sign(String origin, TiledLog log, SigningKey key) {
        return SignedCheckpoint.sign(new Checkpoint(origin, log.size(), log.root()), List.of(key));
    }

    private static Map<String, byte[]> without(String path) {
        Map<String, byte[]> rest = new TreeMap<>(HONEST);
        rest.remove(path);
        return rest;
    }

    private static Claims audit(Map<String, byte[]> log, List<VerifierKey> keys) {
        Claims claims = new Claims();
        Optional<SignedCheckpoint> audited =
                new LogAuditor(path -> Optional.ofNullable(log.get(path)), new MemoryStore(), claims).audit(keys);
        assertThat(audited.isPresent()).isEqualTo(claims.hold());
        return claims;
    }

    private static void assertFails(Claims claims, String name, String detail) {
        Claim failure = claims.firstFailure().orElseThrow();
        assertThat(failure.name()).isEqualTo(name);
        assertThat(failure.detail()).contains(detail);
    }
}
