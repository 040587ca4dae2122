package dev.samtykke.eventstore;

import java.time.Instant;

import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/** A serialised event on its way into the store. */
record NewEvent(
        String eventId,
        @Nullable AggregateSequence aggregate,
        Instant timestamp,
        SerializedObject<byte[]> payload,
        byte[] metadata) {}
