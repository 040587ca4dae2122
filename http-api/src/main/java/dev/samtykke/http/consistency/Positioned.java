package dev.samtykke.http.consistency;

/**
 * An answer that knows the position of the last event that its command caused; it goes into the response header {@value
 * #HEADER} as well.
 */
public interface Positioned {

    /** The response header. */
    String HEADER = "Samtykke-Position";

    /** Global index of the last event, from 0. */
    long position();
}
