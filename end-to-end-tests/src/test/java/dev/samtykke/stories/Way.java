package dev.samtykke.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How Samtykke is run. What a story tells has to be true of each way; its data have to be its own. */
enum Way {
    /** One process with everything inside. */
    EMBEDDED {
        @Override
        Installation start(Path folder) {
            return Product.start(folder);
        }
    },

    /** What {@code operation/run-distributed.sh} starts, if there is an Axon Server to share. */
    DISTRIBUTED {
        @Override
        Installation start(Path folder) throws IOException {
            return DistributedProduct.start(folder);
        }
    };

    private @Nullable Installation running;
    private @Nullable RuntimeException failed;

    /** @param folder an empty one */
    abstract Installation start(Path folder) throws IOException;

    /**
     * The one that all stories share, started if it does not run yet; or skips the test where it cannot run. What could
     * not be started once is not tried again.
     */
    Installation running() throws IOException {
        if (failed != null) {
            throw failed;
        }
        if (running == null) {
            try {
                running = start(
                        Files.createTempDirectory(Path.of("target").toAbsolutePath(), name().toLowerCase(Locale.ROOT)));
            } catch (RuntimeException cannot) {
                failed = cannot;
                throw cannot;
            }
        }
        return running;
    }

    /** Stops the one that is shared. */
    void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    static void stopAll() {
        List.of(values()).forEach(Way::stop);
    }
}
