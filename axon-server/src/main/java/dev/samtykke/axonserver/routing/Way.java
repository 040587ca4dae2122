package dev.samtykke.axonserver.routing;

import java.util.Locale;

/** The ways that a command can take. */
enum Way {
    /** Through the server, and the answer back. */
    ROUTED,
    /** Carried out here: there is no connection. */
    DISCONNECTED,
    /** Carried out here: a command was not answered a short while ago. */
    DETOUR,
    /** Carried out here: it has no form, or is too long, for the way through the server. */
    UNFIT,
    /** Carried out here: nobody takes such commands. */
    NO_HANDLER,
    /** Carried out here: the process that was to take it could not. */
    DECLINED,
    /** Carried out here after no answer had come; its idempotency key makes that safe. */
    REPEATED,
    /** No answer came. */
    UNANSWERED;

    /** The tag of the metric. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
