package dev.samtykke.evidence.query.timestamp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stamps the log.
 *
 * @param url of a time stamping authority that speaks RFC 3161 over HTTP; null: nobody
 * @param certificates file (PEM) with certificates of the authority or of those who certified it, to which its stamps
 *     must lead; null: whatever certificate it sends is taken, and whoever checks has to judge it
 * @param interval the least time between two stamps
 */
public record TimestampSettings(
        @Nullable URI url,
        @Nullable Path certificates,
        @DefaultValue("1h") Duration interval) {}
