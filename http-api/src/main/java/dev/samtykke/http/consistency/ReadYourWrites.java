package dev.samtykke.http.consistency;

import java.time.Duration;

/** Port to the projections: waits until one has seen an event. */
public interface ReadYourWrites {

    /**
     * Waits until a projection has processed the event at a position.
     *
     * @param projection stable name of the projection, as in {@link ReadsProjection}
     * @param position global index of the event, from 0
     * @param max how long to wait at most
     * @return whether the projection got there in time
     */
    boolean await(String projection, long position, Duration max);
}
