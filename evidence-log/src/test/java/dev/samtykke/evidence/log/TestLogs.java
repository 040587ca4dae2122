package dev.samtykke.evidence.log;

import java.util.List;

import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.VerifierKey;

/** One fixed pair of log keys for tests. */
public final class TestLogs {

    public static final String NAME = "log.example/customers";
    public static final SigningKey EVENTS_KEY = SigningKey.generate(LogSettings.eventsOrigin(NAME));
    public static final SigningKey STATEMENTS_KEY = SigningKey.generate(LogSettings.statementsOrigin(NAME));
    public static final LogSettings SETTINGS = LogSettings.of(NAME, EVENTS_KEY, STATEMENTS_KEY);
    public static final List<VerifierKey> KEYS = List.of(EVENTS_KEY.verifierKey(), STATEMENTS_KEY.verifierKey());

    private TestLogs() {}
}
