package dev.samtykke.http.config;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of a request.
 *
 * @param maxBodySize the largest request body that is read
 * @param maxReadWait how long a read with {@code Samtykke-After} waits at most
 * @param drain how long the process goes on to serve after it was told to stop and says that it is not ready any more
 */
public record HttpSettings(
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("5s") Duration maxReadWait,
        @DefaultValue("0s") Duration drain) {}
