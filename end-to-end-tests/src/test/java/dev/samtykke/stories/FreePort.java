package dev.samtykke.stories;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for processes that are about to start. They are below those that systems give to whoever connects or does not
 * care, so that nobody gets one of them by accident before its process has it, or while that is started again.
 */
final class FreePort {

    private static final int LOWEST = 10_000;
    private static final int BEYOND = 30_000;

    private FreePort() {}

    /** One that nobody listens at. */
    static int any() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
