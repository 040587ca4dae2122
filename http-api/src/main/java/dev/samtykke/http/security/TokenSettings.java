package dev.samtykke.http.security;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bearer tokens are read.
 *
 * @param life how long a token of the embedded issuer is valid
 * @param audience what the claim {@code aud} of a token has to contain; not checked when left out
 * @param scopesClaim path of the claim with the scopes, such as {@code realm_access.roles}; a list or text with spaces
 * @param scopeNames names that an external issuer gives the scopes, such as {@code samtykke-dpo=compliance}; names that
 *     are not in it stand for themselves
 * @param cached how many validated tokens are remembered at most
 * @param recheck after how long a remembered token is validated again, so that a key that its issuer withdrew stops
 *     working
 */
public record TokenSettings(
        @DefaultValue("1h") Duration life,
        @Nullable String audience,
        @DefaultValue("scope") String scopesClaim,
        @DefaultValue Map<String, String> scopeNames,
        @DefaultValue("10000") int cached,
        @DefaultValue("5m") Duration recheck) {}
