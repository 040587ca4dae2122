package dev.samtykke.identity.command;

import java.time.Clock;
import java.util.function.Supplier;

import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;

/** Puts the parts of this feature together. */
public final class IdentityFeature {

    private final IdentityResolution resolution;
    private final IdentityCommands commands;

    /** @param ids gives the ids of customers and merges, UUIDs */
    public IdentityFeature(
            CommandTransactions transactions,
            EventStreams streams,
            IdentityPolicy policy,
            Clock clock,
            Supplier<String> ids) {
        Merging merging = new Merging(new SplitStanding(streams), new StreamCatalogue(streams), clock);
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
