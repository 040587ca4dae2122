package dev.samtykke.standalone.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The content of {@code credentials.json}: the only place where secrets are in clear, for the operator to hand out and
 * then remove.
 *
 * @param clients client by role
 * @param console who may sign in to the console
 */
record Credentials(
        @JsonAnyGetter Map<String, Client> clients,
        @JsonProperty ConsoleUser console) {

    record Client(String clientId, String clientSecret, List<String> scopes) {}

    record ConsoleUser(String username, String password) {}

    Credentials {
        clients = new LinkedHashMap<>(clients);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
