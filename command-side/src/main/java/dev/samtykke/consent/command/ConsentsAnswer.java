package dev.samtykke.consent.command;

import java.util.List;

import dev.samtykke.commanding.AppendedEvent;

/** What recording consents answers: whose they are, and where the person stands on each purpose decided on. */
public record ConsentsAnswer(String customerId, List<DecisionAnswer> decisions) {

    /** The state of a grant that was imported without full evidence. */
    public static final String UNVERIFIED = "UNVERIFIED";

    /**
     * One decision.
     *
     * @param state where the person stands now, which is not what was decided when a newer decision is known already
     */
    public record DecisionAnswer(String purpose, String state, AppendedEvent event) {}
}
