package dev.samtykke.evidence.query;

import java.util.List;

import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.VerifierKey;

/** Names and keys of a log for tests. */
public final class TestLog {

    public static final String NAME = "log.example/customers";
    private static final SigningKey EVENTS = SigningKey.generate(LogSettings.eventsOrigin(NAME));
    private static final SigningKey STATEMENTS = SigningKey.generate(LogSettings.statementsOrigin(NAME));
    public static final LogSettings SETTINGS = LogSettings.of(NAME, EVENTS, STATEMENTS);
    public static final List<VerifierKey> KEYS = List.of(EVENTS.verifierKey(), STATEMENTS.verifierKey());

    private TestLog() {}
}
