package dev.samtykke.projection;

/** In what situation events are handed to a projection. */
public enum Delivery {
    /** Shortly after they happened. */
    CURRENT,
    /** With a long history still ahead: most streams already have further events. */
    CATCHING_UP,
    /** Events of one stream, in order, that were dead letters: other streams have been projected beyond them. */
    RETRY
}
