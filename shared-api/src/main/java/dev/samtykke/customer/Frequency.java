package dev.samtykke.customer;

import java.time.Duration;

/**
 * How often the customer wants to be contacted at the most.
 *
 * @param contacts how many times, 0 to 100
 * @param per within how long
 */
public record Frequency(int contacts, Duration per) {

    /** No more often than either of two. */
    static Frequency both(Frequency one, Frequency other) {
        return new Frequency(
                Math.min(one.contacts, other.contacts), one.per.compareTo(other.per) < 0 ? other.per : one.per);
    }
}
