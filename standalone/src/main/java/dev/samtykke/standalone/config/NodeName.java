package dev.samtykke.standalone.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

/**
 * The name of this process among those that share a history. Two processes must never have the same one: each would take
 * the other's work for its own.
 *
 * @param value the name
 */
record NodeName(String value) {

    static NodeName of(@Nullable String configured) {
        return new NodeName(
                configured == null || configured.isBlank()
                        ? host() + "-" + ProcessHandle.current().pid()
                        : configured);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "node";
        }
    }
}
