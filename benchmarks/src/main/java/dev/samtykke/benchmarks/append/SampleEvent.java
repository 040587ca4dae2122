package dev.samtykke.benchmarks.append;

/** An event of about 300 bytes as JSON, as many as a consent with its evidence has. */
record SampleEvent(String customerId, String purpose, String sealed) {

    /** What encryption leaves of the evidence: text that no compression makes shorter to speak of. */
    private static final String SEALED = """
            v8Q2mYc1r0pKZt7bWfX4nHs9dLg3jUeAoTiRkPxE5CwNqVzGyBM6hSFuDJlOIaQ1w8e7r6t5y4u3i2o1p0AzSxDcFvGbHnJmKlQ\
            9kLmN8bVcXzAsDfGhJkLpOiUyTrEwQ1234567890qWeRtYuIoPaSdFgHjKlZxCvBnM7xYzTsRqPoNmLkJiHgFeDcBaZyXwVuTs""";

    static SampleEvent of(String customerId) {
        return new SampleEvent(customerId, "newsletter-by-email", SEALED);
    }
}
