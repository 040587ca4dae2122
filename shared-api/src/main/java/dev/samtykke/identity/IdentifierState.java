package dev.samtykke.identity;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/**
 * Whom an identifier points to.
 *
 * @param owner the customer; null when it points to nobody. When that customer was merged into another one, it points
 *     to the survivor.
 * @param type type slug of an identifier that points to somebody
 */
@StoredAs(name = "identifier-state")
public record IdentifierState(
        String identifier, @Nullable String owner, @Nullable String type) {

    /** The state before the first event. */
    public static IdentifierState unclaimed(String identifier) {
        return new IdentifierState(identifier, null, null);
    }

    /** The customer that claimed it. */
    public Optional<String> claimedBy() {
        return Optional.ofNullable(owner);
    }

    /** The state after one more event. */
    public IdentifierState evolve(Recorded<IdentifierEvent> recorded) {
        return recorded.event() instanceof IdentifierClaimed claimed
                ? new IdentifierState(identifier, claimed.customerId(), claimed.type())
                : unclaimed(identifier);
    }
}
