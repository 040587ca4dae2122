package dev.samtykke.http.security;

import java.util.Optional;
import java.util.stream.Stream;

/** What a client may do: the values of the claim {@code scope} in its token (RFC 9068, section 2.2.3). */
public enum Scope {
    /** Defines purposes, notices and sources, runs the system. */
    ADMIN("admin"),
    /** Reads what is recorded about a customer and decides on identities. */
    COMPLIANCE("compliance"),
    /** Records what customers decide. */
    CONSENTS_WRITE("consents:write"),
    /** Asks for permissions and reads profiles for a purpose. */
    PROFILES_READ("profiles:read");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** The scope as it stands in a token. */
    public String value() {
        return value;
    }

    /** The authority that a caller with this scope has. */
    public String authority() {
        return "SCOPE_" + value;
    }

    static Optional<Scope> of(String value) {
        return Stream.of(values()).filter(scope -> scope.value.equals(value)).findFirst();
    }
}
