package dev.samtykke.messages;

/** A request to change something; handled by exactly one handler, wholly or not at all. */
public interface Command {

    /**
     * What the command is about, in the words of its caller. Commands with the same key are handled by the same node,
     * one after the other, so that they rarely compete for the same stream; correctness never rests on it.
     */
    String routingKey();
}
