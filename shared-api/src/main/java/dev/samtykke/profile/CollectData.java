package dev.samtykke.profile;

import java.util.List;

import dev.samtykke.identity.Identifier;
import dev.samtykke.messages.Command;

/**
 * Takes in what a source sent: of every item it is decided, for the person that the call names, for which purposes it is
 * kept, and whether at all. A call that was taken in before changes nothing.
 *
 * @param source who sent it, a slug
 * @param calls in the order in which they were sent; best about one person only, as all of them are stored in one piece
 */
public record CollectData(String source, List<SentCall> calls) implements Command {

    public CollectData {
        calls = List.copyOf(calls);
    }

    @Override
    public String routingKey() {
        return calls.stream()
                .flatMap(call -> call.identifiers().stream())
                .map(Identifier::key)
                .sorted()
                .findFirst()
                .orElse(source);
    }
}
