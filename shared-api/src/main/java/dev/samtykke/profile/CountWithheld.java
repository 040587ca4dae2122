package dev.samtykke.profile;

import java.util.List;

import dev.samtykke.messages.Command;

/**
 * Keeps account of what was withheld of people who are not known and stay so.
 *
 * @param source who sent it, a slug
 * @param stripe which of the source's accounts it goes into, so that a busy source does not wait for itself
 * @param sourceVersion version of the source's terms that were applied
 * @param calls how many calls it was
 * @param counts what it was
 */
public record CountWithheld(String source, int stripe, int sourceVersion, int calls, List<WithheldCount> counts)
        implements Command {

    public CountWithheld {
        counts = List.copyOf(counts);
    }

    @Override
    public String routingKey() {
        return WithheldAccount.id(source, stripe);
    }
}
