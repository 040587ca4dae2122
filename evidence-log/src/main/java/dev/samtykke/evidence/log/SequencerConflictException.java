package dev.samtykke.evidence.log;

/** Another writer has moved the log's head. Nothing of this writer became part of the log; open the log anew. */
public final class SequencerConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SequencerConflictException() {
        super("another sequencer has moved the head of the log");
    }
}
