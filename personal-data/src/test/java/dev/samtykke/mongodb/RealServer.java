package dev.samtykke.mongodb;

import java.util.Optional;

import org.junit.jupiter.api.Assumptions;

/**
 * The server outside of the JVM that tests run against as well: the one that {@value #VARIABLE} names, or else FerretDB,
 * which others wrote, built by Go. Without either the test is skipped and says why.
 *
 * @param uri its address
 * @param isAtomic whether a conditional write is one step, as it is in MongoDB; FerretDB 1.24 reads first, then writes
 */
public record RealServer(String uri, boolean isAtomic) {

    /** Names a server, such as {@code mongodb://127.0.0.1:27017}. */
    public static final String VARIABLE = "SAMTYKKE_TEST_MONGODB_URI";

    /** The server of this machine; the test is skipped when there is none. */
    public static RealServer orSkip() {
        Optional<String> given = Optional.ofNullable(System.getenv(VARIABLE));
        if (given.isPresent()) {
            return new RealServer(given.get(), true);
        }
        FerretDb server = FerretDb.shared();
        Assumptions.assumeTrue(
                server.uri().isPresent(), () -> "skipped: " + VARIABLE + " is not set, and " + server.problem());
        return new RealServer(server.uri().orElseThrow(), false);
    }

    /** The same for a test that needs conditional writes to be atomic, such as compare-and-swap. */
    public static RealServer atomicOrSkip() {
        Optional<String> given = Optional.ofNullable(System.getenv(VARIABLE));
        Assumptions.assumeTrue(
                given.isPresent(),
                "skipped: " + VARIABLE + " is not set, and conditional writes of FerretDB 1.24 are not atomic");
        return new RealServer(given.orElseThrow(), true);
    }
}
