package dev.samtykke.commanding.config;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sources send data in.
 *
 * @param allowedOrigins origins such as {@code https://shop.example} whose web pages may send; {@code *}, the default,
 *     means any: a page sends with its write key and never with what the browser keeps for a user, so there is nothing
 *     for another origin to borrow
 */
@ConfigurationProperties("samtykke.tracking")
public record TrackingSettings(@DefaultValue("*") List<String> allowedOrigins) {}
