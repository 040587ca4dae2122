package dev.samtykke.identity.command;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.MergeCarriedOut;
import dev.samtykke.identity.MergeUndone;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Narrowing;

/** Makes two customers one and one customer two again, each time in one transaction over all streams concerned. */
final class Merging {

    private final SplitStanding splits;
    private final Catalogue catalogue;
    private final Clock clock;

    Merging(SplitStanding splits, Catalogue catalogue, Clock clock) {
        this.splits = splits;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Merges; both customers must be live. */
    MergeAnswer merge(
            StreamTransaction transaction,
            String mergeId,
            CustomerState survivor,
            CustomerState absorbed,
            PersonalText reason) {
        Recorded<MergedInto> closed = transaction.append(
                Streams.CUSTOMER,
                absorbed.customerId(),
                new MergedInto(absorbed.customerId(), mergeId, survivor.customerId()));
        Recorded<? extends CustomerEvent> merged = transaction.append(
                Streams.CUSTOMER,
                survivor.customerId(),
                new IdentityMerged(
                        survivor.customerId(),
                        mergeId,
                        absorbed.customerId(),
                        closed.sequence() - 1,
                        reason,
                        Standing.merge(survivor.standing(), absorbed.standing()).changesSince(survivor.standing()),
                        absorbed.reach(),
                        narrowing(survivor, absorbed)));
        transaction.append(
                Streams.MERGE, mergeId, new MergeCarriedOut(mergeId, survivor.customerId(), absorbed.customerId()));
        return MergeAnswer.of(mergeId, survivor.customerId(), absorbed.customerId(), merged);
    }

    /** Undoes a merge; the survivor must be live. */
    MergeAnswer split(
            StreamTransaction transaction,
            String mergeId,
            CustomerState survivor,
            CustomerState absorbed,
            PersonalText reason) {
        SplitStanding.Sides sides = splits.of(survivor, absorbed, mergeId);
        transaction.append(
                Streams.CUSTOMER,
                absorbed.customerId(),
                new SplitFrom(
                        absorbed.customerId(),
                        mergeId,
                        survivor.customerId(),
                        sides.absorbed(),
                        survivor.collectedFor()));
        Recorded<IdentitySplit> split = transaction.append(
                Streams.CUSTOMER,
                survivor.customerId(),
                new IdentitySplit(
                        survivor.customerId(),
                        mergeId,
                        absorbed.customerId(),
                        reason,
                        sides.survivor(),
                        absorbed.reach()));
        transaction.append(Streams.MERGE, mergeId, new MergeUndone(mergeId));
        return MergeAnswer.of(mergeId, survivor.customerId(), absorbed.customerId(), split);
    }

    /** What is not permitted on one side before the merge does not become usable there by it. */
    private Narrowing narrowing(CustomerState survivor, CustomerState absorbed) {
        Instant now = clock.instant();
        return new Narrowing(denied(survivor, now), denied(absorbed, now), absorbed.collectedFor());
    }

    private Set<String> denied(CustomerState side, Instant now) {
        return side.collectedFor().stream()
                .filter(purpose -> !Permission.decide(
                                side, catalogue, new PermissionQuery(purpose, Set.of(), null, null), now)
                        .permitted())
                .collect(Collectors.toSet());
    }
}
