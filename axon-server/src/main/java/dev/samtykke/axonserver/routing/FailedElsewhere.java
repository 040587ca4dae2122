package dev.samtykke.axonserver.routing;

/** A fault in the process that took a command. That process has the details in its log, under the same trace id. */
public final class FailedElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedElsewhere() {
        super("The process that took the command failed");
    }
}
