package dev.samtykke.identity.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.MergeProposed;
import dev.samtykke.identity.MergeState.Stage;
import dev.samtykke.privacy.PersonalText;

/** What happens when one set of identifiers points to two customers. */
final class SuspectedMerges {

    private static final PersonalText TOGETHER = PersonalText.of("identifiers given together");

    private final IdentityPolicy policy;
    private final Merging merging;
    private final Supplier<String> mergeIds;

    SuspectedMerges(IdentityPolicy policy, Merging merging, Supplier<String> mergeIds) {
        this.policy = policy;
        this.merging = merging;
        this.mergeIds = mergeIds;
    }

    /**
     * Merges the two when the rules allow it, proposes it when somebody has to look at it.
     *
     * @param link type of the identifier that points to {@code weaker}
     * @return whether they are one customer now
     */
    boolean merged(StreamTransaction transaction, String stronger, String weaker, IdentifierType link) {
        CustomerState survivor = transaction.state(Streams.CUSTOMER, stronger);
        CustomerState absorbed = transaction.state(Streams.CUSTOMER, weaker);
        String proposal = proposalId(stronger, weaker);
        boolean rejected = transaction.state(Streams.MERGE, proposal).stage() == Stage.REJECTED;
        IdentityPolicy.Verdict verdict =
                rejected ? IdentityPolicy.Verdict.SEPARATE : policy.judge(survivor, absorbed, link);
        switch (verdict) {
            case MERGE -> merging.merge(transaction, mergeIds.get(), survivor, absorbed, TOGETHER);
            case REVIEW -> propose(transaction, proposal, stronger, weaker);
            case SEPARATE -> {}
        }
        return verdict == IdentityPolicy.Verdict.MERGE;
    }

    private static void propose(StreamTransaction transaction, String proposal, String stronger, String weaker) {
        if (transaction.state(Streams.MERGE, proposal).stage() == Stage.UNKNOWN) {
            transaction.append(Streams.MERGE, proposal, new MergeProposed(proposal, stronger, weaker, "needs-review"));
        }
    }

    /** The same pair has the same id, whichever comes first, so that it is proposed once. */
    private static String proposalId(String one, String other) {
        String pair = Stream.of(one, other).sorted().collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(pair.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
