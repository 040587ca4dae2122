package dev.samtykke.ingestion.command;

import java.time.Instant;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.messages.Recorded;

/** Somebody whom a call would make known: registered, and nothing else. */
final class Newcomer {

    static final CustomerState STATE =
            CustomerState.unknown("").evolve(new Recorded<>(new CustomerRegistered(""), "", 0, Instant.EPOCH));

    private Newcomer() {}
}
