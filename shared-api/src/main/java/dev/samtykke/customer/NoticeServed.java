package dev.samtykke.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * The customer was shown a notice (GDPR art. 13, 14).
 *
 * @param sha256 SHA-256 of the bytes that they were shown, hex
 * @param servedAt when they were shown it
 */
@StoredAs(name = "notice-served")
public record NoticeServed(
        @DataSubject String customerId,
        String notice,
        int version,
        String sha256,
        @Nullable String language,
        @Nullable String channel,
        Instant servedAt)
        implements CustomerEvent {}
