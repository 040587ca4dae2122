package dev.samtykke.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** How fast a position moves, measured over the last few seconds. Thread safe. */
final class Pace {

    private static final Duration WINDOW = Duration.ofSeconds(3);

    private record Sample(Instant at, long position) {}

    private final Clock clock;
    private @Nullable Sample older;
    private @Nullable Sample newer;

    Pace(Clock clock) {
        this.clock = clock;
    }

    synchronized void reached(long position) {
        Instant now = clock.instant();
        if (older == null) {
            older = new Sample(now, position);
        } else if (newer != null && Duration.between(older.at(), now).compareTo(WINDOW) > 0) {
            older = newer;
        }
        newer = new Sample(now, position);
    }

    /** Positions a second; 0 before anything was measured. */
    synchronized double perSecond() {
        if (older == null || newer == null) {
            return 0;
        }
        long millis = Duration.between(older.at(), newer.at()).toMillis();
        return millis <= 0 ? 0 : Math.max(0, (newer.position() - older.position()) * 1_000.0 / millis);
    }
}
