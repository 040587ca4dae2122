package dev.samtykke.signal;

import java.util.List;

import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.identity.Subject;
import dev.samtykke.messages.Command;

/**
 * Records what a signal says about a person; registers one that nobody knows.
 *
 * @param subject who signalled it
 * @param choices what it says
 * @param evidence where it came from and what the person had read
 */
public record RecordSignal(Subject subject, List<SignalledChoices> choices, GivenEvidence evidence) implements Command {

    public RecordSignal {
        choices = List.copyOf(choices);
    }

    @Override
    public String routingKey() {
        return subject.routingKey();
    }
}
