package dev.samtykke.http.tracing;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces are told.
 *
 * @param endpoint address of a collector that takes spans by OTLP over HTTP, such as {@code
 *     http://localhost:4318/v1/traces}; without one nothing is traced
 * @param sampled which share of the traces that begin here is told, 0 to 1; the caller decides about those that begin
 *     elsewhere
 */
@ConfigurationProperties(prefix = "samtykke.tracing")
public record TracingSettings(
        @Nullable URI endpoint, @DefaultValue("1") double sampled) {}
