package dev.samtykke.evidence.log.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.bundle.CustomerCase;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.tile.TileSource;

class LogMirrorTest {

    private final MemoryStore original = new MemoryStore();
    private final MemoryStore copy = new MemoryStore();
    private final Leaves leaves = new Leaves(5, 20);
    private final EventLog log = EventLog.open(original, TestLogs.SETTINGS);

    private void grow(int events) {
        log.append(leaves.next(events));
        log.checkpoint();
    }

    private Claims mirror(TileSource source) {
        Claims claims = new Claims();
        new LogMirror(source, copy, claims).mirror(TestLogs.KEYS);
        return claims;
    }

    private Claims audit() {
        Claims claims = new Claims();
        new LogAuditor(copy::get, new MemoryStore(), claims).audit(TestLogs.KEYS);
        return claims;
    }

    @Test
    void aCopyThatIsBroughtUpToDateAgainAndAgainPassesTheAudit() {
        for (int events : new int[] {1, 200, 55, 1, 300, 66_000, 0, 7}) {
            grow(events);
            assertThat(mirror(original::get).list()).allMatch(Claim::holds).hasSize(4);
            assertThat(audit().list()).allMatch(Claim::holds).hasSize(3);
        }
        copy.contents().forEach((path, bytes) -> {
            assertThat(path).matches("keys|(events|statements)/(checkpoint|tile/.+)");
            assertThat(original.get(path).map(Arrays::hashCode)).as(path).hasValue(Arrays.hashCode(bytes));
        });
    }

    @Test
    void aFurtherCopyFetchesOnlyWhatIsNew() {
        grow(2_000);
        mirror(original::get);
        grow(10);
        assertThat(mirror(original::get).list())
                .anyMatch(claim -> claim.detail().equals("from 2000 to 2010, 2 files"));
    }

    @Test
    void aTimeStampIsCopiedToo() {
        CustomerCase stamped = new CustomerCase();
        assertThat(mirror(stamped.store::get).hold()).isTrue();
        assertThat(copy.contents()).containsKeys("statements/stamped", "statements/timestamps/1");
    }

    @Test
    void aLogThatWasRewrittenDoesNotFitItsCopy() {
        grow(300);
        mirror(original::get);
        Map<String, byte[]> before = copy.contents();

        MemoryStore rewritten = new MemoryStore();
        EventLog other = EventLog.open(rewritten, TestLogs.SETTINGS);
        other.append(new Leaves(6, 20).next(400));
        other.checkpoint();
        assertFails(mirror(rewritten::get));
        assertThat(copy.contents().get("events/checkpoint")).isEqualTo(before.get("events/checkpoint"));
        assertThat(audit().hold()).isTrue();
    }

    @Test
    void aLogThatShrankDoesNotFitItsCopy() {
        grow(300);
        mirror(original::get);
        MemoryStore shorter = new MemoryStore();
        EventLog other = EventLog.open(shorter, TestLogs.SETTINGS);
        other.append(new Leaves(5, 20).next(200));
        other.checkpoint();
        assertFails(mirror(shorter::get));
    }

    @Test
    void aMissingTileIsNamed() {
        grow(300);
        Claims claims = mirror(path -> path.equals("events/tile/entries/000") ? Optional.empty() : original.get(path));
        assertFails(claims);
        assertThat(claims.list()).anyMatch(claim -> claim.detail().equals("events/tile/entries/000 is missing"));
        assertThat(copy.get("events/checkpoint")).isEmpty();
    }

    @Test
    void aCopyOfWhatSomebodyElseSignedIsNotMade() {
        grow(3);
        Claims claims = new Claims();
        new LogMirror(original::get, copy, claims).mirror(List.of(TestLogs.KEYS.get(0)));
        assertFails(claims);
        assertThat(copy.contents()).isEmpty();
    }

    private static void assertFails(Claims claims) {
        assertThat(claims.hold()).isFalse();
    }
}
