package dev.samtykke.commanding.wire;

/** A message cannot be written for another process, or not be read here. It does not tell what was in it. */
public final class MessageNotCarried extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MessageNotCarried(Class<?> type) {
        // Without the cause: a parser's message quotes what it could not read.
        super(type.getName() + " has no form that both processes know");
    }
}
