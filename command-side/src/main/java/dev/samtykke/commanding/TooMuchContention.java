package dev.samtykke.commanding;

/** Other commands got in the way of this one again and again. Nothing was changed; it may be sent again. */
public final class TooMuchContention extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooMuchContention() {
        super("Too many concurrent commands on the same data");
    }
}
