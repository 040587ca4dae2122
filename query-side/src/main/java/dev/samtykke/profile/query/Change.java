package dev.samtykke.profile.query;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.permission.Decision;

/**
 * Something that may have changed what a purpose may use of a person.
 *
 * @param position of the event
 */
record Change(String customerId, Sort sort, long position) {

    /** What may have changed, the least first. */
    enum Sort {
        DATA,
        PERMISSION,
        IDENTITY
    }

    /** The change that an event is; null when it is none. */
    static @Nullable Change of(TrackedEventMessage<?> message, String purpose) {
        if (!(message instanceof DomainEventMessage<?> event)
                || !(event.getPayload() instanceof CustomerEvent payload)
                || !Relevance.mayChange(payload, purpose)) {
            return null;
        }
        Sort sort = payload instanceof DataCollected
                ? Sort.DATA
                : Relevance.isIdentityStep(payload) ? Sort.IDENTITY : Sort.PERMISSION;
        return new Change(payload.customerId(), sort, ProfileFeed.position(message));
    }

    /** Two changes of one person as one. */
    static Change both(Change one, Change later) {
        return new Change(
                one.customerId(), one.sort().compareTo(later.sort()) > 0 ? one.sort() : later.sort(), later.position());
    }

    /**
     * Whether a denial is news: nobody has to be told that what never was permitted is not. A denial that rests on no
     * event is one of somebody whom the purpose has never had.
     */
    boolean isNews(Decision denial) {
        return sort == Sort.IDENTITY || (sort == Sort.PERMISSION && denial.eventId() != null);
    }
}
