package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.identity.Subject;
import dev.samtykke.messages.Command;

/**
 * Records what one person decided, in one go, on one or more purposes: all of it or nothing. A person that none of the
 * identifiers points to is registered.
 */
public record RecordConsents(Subject subject, List<ConsentCommand> decisions, GivenEvidence evidence)
        implements Command {

    @Override
    public String routingKey() {
        return subject.routingKey();
    }
}
