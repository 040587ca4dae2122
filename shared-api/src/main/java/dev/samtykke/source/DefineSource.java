package dev.samtykke.source;

import dev.samtykke.messages.Command;

/**
 * Lays down a source, or gives it new terms.
 *
 * @param source id, a slug
 * @param firstKey id of the key that a new source writes with; not used when it is there already
 */
public record DefineSource(String source, SourceTerms terms, String firstKey) implements Command {

    @Override
    public String routingKey() {
        return source;
    }
}
