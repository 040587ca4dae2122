package dev.samtykke.personaldata.sealing;

/** A stored payload was altered, is not of this form, or does not fit the record that it is read into. */
public final class SealedPayloadUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealedPayloadUnreadable(String type, String reason) {
        super("Stored payload of " + type + ": " + reason);
    }

    SealedPayloadUnreadable(String type, String reason, Throwable cause) {
        super("Stored payload of " + type + ": " + reason, cause);
    }
}
