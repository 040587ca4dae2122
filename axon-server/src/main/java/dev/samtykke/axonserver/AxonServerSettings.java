package dev.samtykke.axonserver;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How Axon Server is reached.
 *
 * @param address host and gRPC port, such as {@code axon-server:8124}
 * @param token the access token, when the server asks for one
 * @param certificate PEM file with the certificates to trust; connections are encrypted when it is set
 */
public record AxonServerSettings(
        @Nullable String address,
        @Nullable String token,
        @Nullable Path certificate) {

    @Override
    public String toString() {
        return "AxonServerSettings[" + address + "]";
    }
}
