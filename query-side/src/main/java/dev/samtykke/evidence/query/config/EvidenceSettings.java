package dev.samtykke.evidence.query.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.samtykke.evidence.query.timestamp.TimestampSettings;
import dev.samtykke.evidence.query.witness.WitnessSettings;

/**
 * The settings of the evidence log.
 *
 * @param origin name of the log, such as {@code log.example/customers}, which it keeps for ever; null: the name in its
 *     keys, or {@code samtykke.local/} and eight random digits at the first start
 * @param store where the log is
 * @param folder of the log, with {@link Store#FILES}; null: {@code evidence} in the data folder
 * @param keysFolder of its keys; null: {@code keys} in the data folder
 * @param newKey label of a further key to sign with, which is made when it is not there; null: none
 * @param sequencer whether this process puts events into the log; of several that share a log in a database one does
 * @param takeOverAfter after how long without a sign of life another process takes its place, with {@link Store#MONGODB}
 * @param checkpointInterval the least time between two checkpoints
 * @param maxWait how long a request waits until the log covers its event
 * @param witnesses who cosigns the log
 * @param witnessInterval how often they are asked
 * @param timestamps who stamps it
 * @param checksPerSecond how many stored events a second are checked against the log; 0: none but on demand
 */
@ConfigurationProperties("samtykke.evidence")
public record EvidenceSettings(
        @Nullable String origin,
        @DefaultValue("files") Store store,
        @Nullable Path folder,
        @Nullable Path keysFolder,
        @Nullable String newKey,
        @DefaultValue("true") boolean sequencer,
        @DefaultValue("10s") Duration takeOverAfter,
        @DefaultValue("750ms") Duration checkpointInterval,
        @DefaultValue("5s") Duration maxWait,
        @DefaultValue List<WitnessSettings> witnesses,
        @DefaultValue("2s") Duration witnessInterval,
        @DefaultValue TimestampSettings timestamps,
        @DefaultValue("200") int checksPerSecond) {

    /** Where a log can be. */
    public enum Store {
        /** In a folder. */
        FILES,
        /** In the MongoDB database of the projections, which must then be a durable one. */
        MONGODB
    }
}
