package dev.samtykke.benchmarks.load;

import java.util.StringJoiner;
import java.util.function.IntSupplier;

/** A batch of tracking calls as a server-side SDK sends it. */
public final class TrackingBatch {

    /** Calls in a batch. */
    public static final int CALLS = 100;

    private TrackingBatch() {}

    /**
     * A batch.
     *
     * @param number tells it from other batches
     * @param people gives numbers of people at random
     */
    public static String of(String writeKey, long number, IntSupplier people) {
        StringJoiner calls = new StringJoiner(",");
        for (int call = 0; call < CALLS; call++) {
            calls.add("{\"type\":\"track\",\"messageId\":\"m-" + number + "-" + call
                    + "\",\"event\":\"Order Completed\",\"properties\":{\"total\":" + call
                    + ".5,\"currency\":\"DKK\",\"products\":[{\"sku\":\"A-1\",\"quantity\":2}]},"
                    + "\"context\":{\"library\":{\"name\":\"node\"},\"externalIds\":[{\"type\":\"email\",\"id\":\"person"
                    + people.getAsInt() + "@example.org\"}]},\"timestamp\":\"2026-01-01T12:00:00Z\"}");
        }
        return "{\"writeKey\":\"" + writeKey + "\",\"sentAt\":\"2026-01-01T12:00:00Z\",\"batch\":[" + calls + "]}";
    }
}
