package dev.samtykke.evidence.log;

import java.util.List;

import dev.samtykke.evidence.log.note.NoteSigner;

/**
 * The names and keys of a log. A key is named like the origin that it signs for, or like the origin followed by
 * {@code /} and a label; while a key is being replaced, the old and the new one both sign.
 *
 * @param eventsOrigin first line of L's checkpoints
 * @param eventsSigners keys that sign for L, at least one
 * @param statementsOrigin first line of O's checkpoints
 * @param statementsSigners keys that sign for O, at least one
 */
public record LogSettings(
        String eventsOrigin,
        List<NoteSigner> eventsSigners,
        String statementsOrigin,
        List<NoteSigner> statementsSigners) {

    public LogSettings {
        eventsSigners = List.copyOf(eventsSigners);
        statementsSigners = List.copyOf(statementsSigners);
        requireKeysOf(eventsOrigin, eventsSigners);
        requireKeysOf(statementsOrigin, statementsSigners);
        if (eventsOrigin.equals(statementsOrigin)) {
            throw new IllegalArgumentException("both logs have the same origin");
        }
    }

    /** A log whose two parts are {@code <name>/events} and {@code <name>/statements}, with one key each. */
    public static LogSettings of(String name, NoteSigner events, NoteSigner statements) {
        return new LogSettings(eventsOrigin(name), List.of(events), statementsOrigin(name), List.of(statements));
    }

    public static String eventsOrigin(String name) {
        return name + "/events";
    }

    public static String statementsOrigin(String name) {
        return name + "/statements";
    }

    private static void requireKeysOf(String origin, List<NoteSigner> signers) {
        boolean named = signers.stream().map(NoteSigner::verifierKey).allMatch(key -> key.isKeyOf(origin));
        if (signers.isEmpty() || !named) {
            throw new IllegalArgumentException("no key, or a key that is not named like " + origin);
        }
    }
}
