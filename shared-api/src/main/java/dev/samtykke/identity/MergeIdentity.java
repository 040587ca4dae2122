package dev.samtykke.identity;

import dev.samtykke.messages.Command;
import dev.samtykke.privacy.PersonalText;

/**
 * States that two customers are one person.
 *
 * @param survivor the customer that remains
 * @param absorbed the customer whose stream ends here
 * @param reason why the two are held to be one person
 */
public record MergeIdentity(String survivor, String absorbed, PersonalText reason) implements Command {

    @Override
    public String routingKey() {
        return survivor;
    }
}
