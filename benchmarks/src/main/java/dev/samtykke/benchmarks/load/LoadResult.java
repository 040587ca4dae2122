package dev.samtykke.benchmarks.load;

/**
 * What came of a load.
 *
 * @param answered requests that were answered with success
 * @param refused requests that were answered otherwise
 * @param seconds from the first request to the last answer
 * @param p50Millis within which half of the answers came
 * @param p99Millis within which all but a hundredth of the answers came
 */
public record LoadResult(long answered, long refused, double seconds, double p50Millis, double p99Millis) {

    /** Answers per second. */
    public double perSecond() {
        return answered / seconds;
    }
}
