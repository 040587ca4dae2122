package dev.samtykke.identity;

import dev.samtykke.messages.Command;
import dev.samtykke.privacy.PersonalText;

/**
 * States that two customers that were merged are two people after all.
 *
 * @param mergeId which merge to undo
 * @param reason why they are two people
 */
public record SplitIdentity(String mergeId, PersonalText reason) implements Command {

    @Override
    public String routingKey() {
        return mergeId;
    }
}
