package dev.samtykke.http.config;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages of other origins may call the API from a browser.
 *
 * @param allowedOrigins origins such as {@code https://shop.example}; none by default
 */
public record CorsSettings(@DefaultValue List<String> allowedOrigins) {}
