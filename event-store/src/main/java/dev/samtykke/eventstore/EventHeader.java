package dev.samtykke.eventstore;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What is known of a stored event without its payload and metadata, and where these are in the stored bytes. */
record EventHeader(
        long position,
        String eventId,
        @Nullable AggregateSequence aggregate,
        Instant timestamp,
        String payloadType,
        @Nullable String payloadRevision,
        int payloadStart,
        int payloadEnd) {}
