package dev.samtykke.projection;

/** Something that a projection needs cannot be reached right now; trying again later helps. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names what is out of reach, without any personal value */
    public Unavailable(String message) {
        super(message);
    }

    /** @param cause what reaching for it failed with */
    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
