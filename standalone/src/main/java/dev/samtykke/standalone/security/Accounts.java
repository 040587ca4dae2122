package dev.samtykke.standalone.security;

import java.util.List;

/**
 * The content of {@code accounts.json}: who may get a token or sign in, with hashes in place of secrets.
 *
 * @param clients the OAuth 2.0 clients
 * @param console who may sign in to the console
 */
record Accounts(List<Client> clients, ConsoleUser console) {

    record Client(String clientId, String secretHash, List<String> scopes) {}

    record ConsoleUser(String username, String passwordHash) {}

    Accounts {
        clients = List.copyOf(clients);
    }
}
