package dev.samtykke.permission;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A question about one customer.
 *
 * @param purpose id of the purpose
 * @param categories the data categories asked for; empty means whatever the purpose covers
 * @param destination id of the system that would receive the data; null when it stays inside
 * @param channel the channel on which the person would be contacted; null when they would not
 */
public record PermissionQuery(
        String purpose,
        Set<String> categories,
        @Nullable String destination,
        @Nullable String channel) {}
