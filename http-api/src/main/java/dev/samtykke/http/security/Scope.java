package dev.samtykke.http.security;

import java.util.Optional;
import java.util.stream.Stream;

/** What a client may do: the values of the claim {@code scope} in its token (RFC 9068, section 2.2.3). */
public enum Scope {
    ADMIN("admin", "define purposes, notices and sources, run the system"),
    COMPLIANCE("compliance", "read what is recorded about a customer, decide on identities"),
    CONSENTS_WRITE("consents:write", "record what customers decide"),
    PROFILES_READ("profiles:read", "ask for permissions and read profiles for a purpose"),
    METRICS_READ("metrics:read", "read the metrics of a process");

    private final String value;
    private final String meaning;

    Scope(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    /** The scope as it stands in a token. */
    public String value() {
        return value;
    }

    /** What it allows, in words. */
    public String meaning() {
        return meaning;
    }

    /** The authority that a caller with this scope has. */
    public String authority() {
        return "SCOPE_" + value;
    }

    static Optional<Scope> of(String value) {
        return Stream.of(values()).filter(scope -> scope.value.equals(value)).findFirst();
    }
}
