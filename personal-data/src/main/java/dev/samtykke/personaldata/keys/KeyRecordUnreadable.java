package dev.samtykke.personaldata.keys;

/** A key record does not open: it was wrapped under another master key, or altered. */
public final class KeyRecordUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyRecordUnreadable(String id, Throwable cause) {
        super("Key record " + id + " does not open: it was wrapped under another master key, or was altered", cause);
    }
}
