package dev.samtykke.evidence.query.sequencer;

import dev.samtykke.evidence.query.check.Finding;

/** The stored events are not those that were logged. */
final class AlteredHistory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlteredHistory(Finding finding) {
        super("The stored history is not the one that was logged: " + finding.sentence());
    }
}
