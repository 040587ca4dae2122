package dev.samtykke.commanding;

import org.axonframework.messaging.MetaData;

import dev.samtykke.messages.Command;

/** The way of a command to the process that carries it out. Safe for many threads. */
@FunctionalInterface
public interface CommandRoute {

    /**
     * Has a command carried out.
     *
     * @param metaData see {@link CommandContext}
     * @return what its handler answered, once all that it appended is durable
     * @throws dev.samtykke.rules.RuleBroken when a rule forbids it; nothing was changed then
     * @throws TooMuchContention when other commands got in the way again and again; nothing was changed
     */
    <A> A send(Command command, MetaData metaData, Class<A> answerType);
}
