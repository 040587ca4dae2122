package dev.samtykke.profile;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/**
 * What one source sent about unknown people, in one of the source's accounts.
 *
 * @param id source and stripe, see {@link #id(String, int)}
 * @param calls how many calls it was altogether
 */
@StoredAs(name = "withheld-account")
public record WithheldAccount(String id, long calls) {

    /** Names an account. */
    public static String id(String source, int stripe) {
        return source + "/" + stripe;
    }

    /** The state before the first event. */
    public static WithheldAccount empty(String id) {
        return new WithheldAccount(id, 0);
    }

    /** The state after one more event. */
    public WithheldAccount evolve(Recorded<DataOfUnknownWithheld> recorded) {
        return new WithheldAccount(id, calls + recorded.event().calls());
    }
}
