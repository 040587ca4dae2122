package dev.samtykke.axonserver;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Axon Server is reached.
 *
 * @param address host and gRPC port, such as {@code axon-server:8124}
 * @param token the access token, when the server asks for one
 * @param certificate PEM file with the certificates to trust; connections are encrypted when it is set
 * @param routeCommands whether commands go through the server to the process that takes those of their customer
 */
public record AxonServerSettings(
        @Nullable String address,
        @Nullable String token,
        @Nullable Path certificate,
        @DefaultValue("true") boolean routeCommands) {

    @ConstructorBinding
    public AxonServerSettings {}

    /** For whoever sends no commands. */
    public AxonServerSettings(@Nullable String address, @Nullable String token, @Nullable Path certificate) {
        this(address, token, certificate, false);
    }

    @Override
    public String toString() {
        return "AxonServerSettings[" + address + "]";
    }
}
