package dev.samtykke.evidence.query.timestamp;

/** The authority gave no time stamp, or none that can be used. */
final class TimestampRefused extends Exception {

    private static final long serialVersionUID = 1L;

    TimestampRefused(String reason) {
        super(reason);
    }
}
