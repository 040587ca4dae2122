package dev.samtykke.permission;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What settles a permission.
 *
 * @param eventId the event it rests on; null when it rests on the absence of one
 * @param until when a permission ends by itself; null when it does not
 */
record Ground(Rule rule, @Nullable String eventId, @Nullable Instant until) {}
