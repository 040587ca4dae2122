package dev.samtykke.identity;

import dev.samtykke.messages.Command;
import dev.samtykke.privacy.PersonalText;

/**
 * Somebody has looked at a proposed merge.
 *
 * @param accepted whether the two customers are one person
 * @param reason why
 */
public record ReviewMerge(String mergeId, boolean accepted, PersonalText reason) implements Command {

    @Override
    public String routingKey() {
        return mergeId;
    }
}
