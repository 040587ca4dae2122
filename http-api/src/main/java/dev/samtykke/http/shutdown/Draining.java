package dev.samtykke.http.shutdown;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;

/**
 * Goes on to serve for a while after the process was told to stop. It says that it is not ready from the beginning of
 * that time on, so load balancers have sent their calls elsewhere before connections are refused.
 */
public final class Draining implements SmartLifecycle {

    private final Duration drain;
    private volatile boolean running;

    /** @param drain how long */
    public Draining(Duration drain) {
        this.drain = drain;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else stops. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
