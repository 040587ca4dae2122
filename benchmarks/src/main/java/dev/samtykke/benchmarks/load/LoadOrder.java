package dev.samtykke.benchmarks.load;

/**
 * One load, as the generator is told.
 *
 * @param port where the product listens on this machine
 * @param token the bearer token
 * @param kind what to send
 * @param connections how many connections send one request after the other
 * @param requests after how many requests to stop
 * @param millis after how long to stop
 */
public record LoadOrder(int port, String token, Kind kind, int connections, long requests, long millis) {

    /** A load of so many requests. */
    public static LoadOrder ofRequests(int port, String token, Kind kind, int connections, long requests) {
        return new LoadOrder(port, token, kind, connections, requests, Long.MAX_VALUE);
    }

    /** A load that lasts so long. */
    public static LoadOrder ofMillis(int port, String token, Kind kind, int connections, long millis) {
        return new LoadOrder(port, token, kind, connections, Long.MAX_VALUE, millis);
    }
}
