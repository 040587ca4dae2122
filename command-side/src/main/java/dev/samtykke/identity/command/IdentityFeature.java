package dev.samtykke.identity.command;

import java.util.function.Supplier;

import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.eventsourcing.EventStreams;

/** Puts the parts of this feature together. */
public final class IdentityFeature {

    private final IdentityResolution resolution;
    private final IdentityCommands commands;

    /** @param ids gives the ids of customers and merges, UUIDs */
    public IdentityFeature(
            CommandTransactions transactions, EventStreams streams, IdentityPolicy policy, Supplier<String> ids) {
        Merging merging = new Merging(new SplitStanding(streams));
        this.resolution = new IdentityResolution(policy, new SuspectedMerges(policy, merging, ids), ids);
        this.commands = new IdentityCommands(transactions, resolution, merging, ids);
    }

    /** Finds the customers that requests are about. */
    public IdentityResolution resolution() {
        return resolution;
    }

    /** Handles the commands. */
    public IdentityCommands commands() {
        return commands;
    }
}
