package dev.samtykke.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    /** @param folder an empty one */
    abstract Installation start(Path folder) throws IOException;

    /** The one that all stories share, started if it does not run yet; or skips the test where it cannot. */
    Installation running() throws IOException {
        if (running == null) {
            running = start(Files.createTempDirectory(
                    Path.of("target").toAbsolutePath(), name().toLowerCase(java.util.Locale.ROOT)));
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
