package dev.samtykke.standalone.security;

import java.util.List;

import dev.samtykke.http.security.Scope;

/** The clients that exist from the first start on, one per role. */
enum InitialClient {
    ADMIN("admin", Scope.ADMIN),
    COMPLIANCE("compliance", Scope.COMPLIANCE),
    FRONT_END("front-end", Scope.CONSENTS_WRITE),
    DESTINATION_DEMO("destination-demo", Scope.PROFILES_READ),
    MONITORING("monitoring", Scope.METRICS_READ);

    private final String clientId;
    private final Scope scope;

    InitialClient(String clientId, Scope scope) {
        this.clientId = clientId;
        this.scope = scope;
    }

    String clientId() {
        return clientId;
    }

    List<String> scopes() {
        return List.of(scope.value());
    }
}
