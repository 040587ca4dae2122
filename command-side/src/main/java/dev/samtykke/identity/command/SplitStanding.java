package dev.samtykke.identity.command;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.samtykke.consent.Consent;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.Restriction;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;

/**
 * Where two customers stand once their merge is undone. The survivor stands where its own history, without that merge,
 * has led. The other one stands where it stood before; what the person has decided since was decided as the survivor,
 * so on those purposes the other one has to be asked again, and what protects the person protects both.
 */
final class SplitStanding {

    private final EventStreams streams;

    SplitStanding(EventStreams streams) {
        this.streams = streams;
    }

    /** Both sides. */
    record Sides(Standing survivor, Standing absorbed) {}

    Sides of(CustomerState survivor, CustomerState absorbed, String mergeId) {
        Standing without = new Refold(undone(survivor.customerId(), mergeId)).of(survivor.customerId());
        return new Sides(without, restored(absorbed.standing(), survivor.customerId(), mergeId));
    }

    private Set<String> undone(String customerId, String mergeId) {
        Set<String> undone = new HashSet<>(Set.of(mergeId));
        streams.forEach(Streams.CUSTOMER, customerId, recorded -> {
            if (recorded.event() instanceof IdentitySplit split) {
                undone.add(split.mergeId());
            }
        });
        return undone;
    }

    /**
     * Where a customer stands once its merge into another one is undone.
     *
     * @param before where it stood before the merge
     */
    private Standing restored(Standing before, String survivor, String mergeId) {
        Merged merged = new Merged(mergeId, CustomerState.unknown(survivor));
        streams.forEach(Streams.CUSTOMER, survivor, merged::add);
        return askedAgain(before, merged.now, merged.atMerge);
    }

    /** Where the survivor of a merge stood after it, and where it stands now or stood when the merge was undone. */
    private static final class Merged {
        private final String mergeId;
        private CustomerState state;
        private Standing atMerge = Standing.NONE;
        private Standing now = Standing.NONE;
        private boolean undone;

        Merged(String mergeId, CustomerState initial) {
            this.mergeId = mergeId;
            this.state = initial;
        }

        void add(Recorded<CustomerEvent> recorded) {
            undone |= recorded.event() instanceof IdentitySplit split
                    && split.mergeId().equals(mergeId);
            if (undone) {
                return;
            }
            state = state.evolve(recorded);
            now = state.standing();
            if (recorded.event() instanceof IdentityMerged merged
                    && merged.mergeId().equals(mergeId)) {
                atMerge = now;
            }
        }
    }

    private static Standing askedAgain(Standing before, Standing now, Standing atMerge) {
        Map<String, Consent> consents = new LinkedHashMap<>(before.consents());
        now.consents().forEach((purpose, consent) -> {
            Consent own = before.consents().get(purpose);
            if (own != null && !consent.equals(atMerge.consents().get(purpose))) {
                consents.put(purpose, own.askedAgain());
            }
        });
        Map<String, Objection> objections = new LinkedHashMap<>(before.objections());
        now.objections().forEach((purpose, objection) -> {
            if (!objection.equals(atMerge.objections().get(purpose))) {
                objections.put(purpose, objection);
            }
        });
        Restriction restriction = before.restriction() != null
                ? before.restriction()
                : atMerge.restriction() == null ? now.restriction() : null;
        return before.with(consents, objections, restriction);
    }

    /** Folds a customer's stream once more, leaving out merges. */
    private final class Refold {

        private final Set<String> leftOut;
        private CustomerState state = CustomerState.unknown("");

        Refold(Set<String> leftOut) {
            this.leftOut = leftOut;
        }

        Standing of(String customerId) {
            state = CustomerState.unknown(customerId);
            streams.forEach(Streams.CUSTOMER, customerId, this::add);
            return state.standing();
        }

        private void add(Recorded<CustomerEvent> recorded) {
            CustomerEvent event = recorded.event();
            if (event instanceof IdentitySplit) {
                return; // its merge is left out
            }
            if (event instanceof IdentityMerged merged) {
                if (!leftOut.contains(merged.mergeId())) {
                    state = state.evolve(new Recorded<>(
                            remerged(merged), recorded.eventId(), recorded.sequence(), recorded.recordedAt()));
                }
                return;
            }
            state = state.evolve(
                    event instanceof SplitFrom split
                            ? new Recorded<>(
                                    restored(split), recorded.eventId(), recorded.sequence(), recorded.recordedAt())
                            : recorded);
        }

        /** The customer had been merged into another one in between; what it got back then rests on the same merges. */
        private SplitFrom restored(SplitFrom split) {
            return new SplitFrom(
                    split.customerId(),
                    split.mergeId(),
                    split.survivor(),
                    SplitStanding.this.restored(state.standing(), split.survivor(), split.mergeId()),
                    split.collectedFor());
        }

        private IdentityMerged remerged(IdentityMerged merged) {
            Standing other = standingAt(merged.absorbed(), merged.absorbedSequence());
            return new IdentityMerged(
                    merged.customerId(),
                    merged.mergeId(),
                    merged.absorbed(),
                    merged.absorbedSequence(),
                    merged.reason(),
                    Standing.merge(state.standing(), other),
                    merged.reach(),
                    merged.narrowing());
        }
    }

    private Standing standingAt(String customerId, long sequence) {
        CustomerState[] state = {CustomerState.unknown(customerId)};
        streams.forEach(Streams.CUSTOMER, customerId, recorded -> {
            if (recorded.sequence() <= sequence) {
                state[0] = state[0].evolve(recorded);
            }
        });
        return state[0].standing();
    }
}
