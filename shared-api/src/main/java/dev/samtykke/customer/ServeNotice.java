package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The customer was shown a notice (GDPR art. 13, 14).
 *
 * @param servedAt null means now
 */
public record ServeNotice(
        String customerId,
        String notice,
        int version,
        @Nullable String language,
        @Nullable String channel,
        @Nullable Instant servedAt)
        implements CustomerCommand {}
