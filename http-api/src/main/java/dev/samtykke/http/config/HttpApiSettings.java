package dev.samtykke.http.config;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import dev.samtykke.http.security.TokenSettings;

/**
 * All settings of the HTTP API; the process that serves it binds them from its configuration.
 *
 * @param issuerUri the OpenID Connect issuer whose tokens are accepted; null when the process has an issuer of its own
 * @param tokens how bearer tokens are read
 * @param cors which web pages may call
 * @param http bounds of a request
 */
public record HttpApiSettings(@Nullable URI issuerUri, TokenSettings tokens, CorsSettings cors, HttpSettings http) {}
