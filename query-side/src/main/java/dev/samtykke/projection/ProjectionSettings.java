package dev.samtykke.projection;

import java.time.Duration;

/**
 * How projections run.
 *
 * @param node name of this process among those that share the database; when it is the same after a restart, the
 *     process goes on at once where it stopped, else only after the claim timeout
 * @param batchSize how many events are written at a time at the most
 * @param workers threads that write batches
 * @param claimTimeout after how long without a sign of life another process takes a part of the history over
 * @param patience how long a read waits for the first version of a projection to be built
 * @param grace how long a replaced version stays, for readers on other nodes that have not heard of the switch yet
 */
public record ProjectionSettings(
        String node, int batchSize, int workers, Duration claimTimeout, Duration patience, Duration grace) {}
