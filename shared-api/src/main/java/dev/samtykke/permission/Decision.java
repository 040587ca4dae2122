package dev.samtykke.permission;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.purpose.LawfulBasis;

/**
 * The answer to a {@link PermissionQuery}.
 *
 * @param rule the rule that settled it
 * @param basis the purpose's lawful basis; null when the purpose is unknown
 * @param purposeVersion the purpose version in force; null when the purpose is unknown
 * @param eventId the event it rests on; null when it rests on the absence of one
 * @param categories the data categories that may be used; empty when denied
 * @param expiresAt when a permission by consent ends by itself; null when it does not
 */
public record Decision(
        boolean permitted,
        Rule rule,
        @Nullable LawfulBasis basis,
        @Nullable Integer purposeVersion,
        @Nullable String eventId,
        Set<String> categories,
        @Nullable Instant expiresAt) {}
