package dev.samtykke.profile;

import java.util.List;

import dev.samtykke.messages.StoredAs;

/**
 * Data came in about people who are not known, and nothing of it was kept. So nothing is recorded of them either, but
 * how often what was withheld.
 *
 * @param source who sent it, a slug
 * @param stripe which of the source's accounts it is in
 * @param sourceVersion version of the source's terms that were applied
 * @param calls how many calls it was
 * @param counts what it was
 */
@StoredAs(name = "data-of-unknown-withheld")
public record DataOfUnknownWithheld(
        String source, int stripe, int sourceVersion, int calls, List<WithheldCount> counts) {

    public DataOfUnknownWithheld {
        counts = List.copyOf(counts);
    }
}
