package dev.samtykke.standalone.remote;

import org.springframework.context.SmartLifecycle;

import dev.samtykke.axonserver.routing.CommandReceiver;

/** Takes commands of other processes from when this one is complete until it was told to stop and has drained. */
public final class TakingCommands implements SmartLifecycle {

    private final CommandReceiver receiver;
    private volatile boolean running;

    public TakingCommands(CommandReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void start() {
        receiver.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        receiver.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After draining, and before the web server stops: requests under way may send commands still. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
