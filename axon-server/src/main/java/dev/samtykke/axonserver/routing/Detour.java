package dev.samtykke.axonserver.routing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * For a while after a command was not answered, commands are carried out where they came in: the server may not have
 * noticed yet that a process is gone, and would go on to send to it.
 */
final class Detour {

    private final long nanos;
    private final LongSupplier clock;
    private final AtomicLong end;

    /** @param clock in nanoseconds, from any beginning */
    Detour(Duration length, LongSupplier clock) {
        this.nanos = length.toNanos();
        this.clock = clock;
        this.end = new AtomicLong(clock.getAsLong());
    }

    void begin() {
        end.set(clock.getAsLong() + nanos);
    }

    boolean isOn() {
        return end.get() - clock.getAsLong() > 0;
    }
}
