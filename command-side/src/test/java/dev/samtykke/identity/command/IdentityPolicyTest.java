package dev.samtykke.identity.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.command.IdentityPolicy.Verdict;
import dev.samtykke.messages.Recorded;
import dev.samtykke.privacy.PersonalText;

class IdentityPolicyTest {

    @Test
    void asksSomebodyBeforeEveryMergeWhenTheControllerWantsIt() {
        IdentityPolicy careful = settings(Map.of(), false).policy();
        CustomerState one = knownBy("one", IdentifierType.EMAIL);
        CustomerState other = knownBy("other", IdentifierType.PHONE);
        assertThat(careful.judge(one, other, IdentifierType.PHONE)).isEqualTo(Verdict.REVIEW);
        assertThat(IdentityPolicy.DEFAULT.judge(one, other, IdentifierType.PHONE))
                .isEqualTo(Verdict.MERGE);
    }

    @Test
    void neverMergesTwoUserIdsHoweverManyOnePersonMayHave() {
        IdentityPolicy generous =
                settings(Map.of(IdentifierType.USER_ID, 10), true).policy();
        assertThat(generous.judge(
                        knownBy("one", IdentifierType.USER_ID),
                        knownBy("other", IdentifierType.USER_ID),
                        IdentifierType.EMAIL))
                .isEqualTo(Verdict.SEPARATE);
    }

    @Test
    void takesTheControllersNumbersForSomeTypesAndTheUsualOnesForOthers() {
        IdentityPolicy policy = settings(Map.of(IdentifierType.EMAIL, 1), true).policy();
        assertThat(policy.most(IdentifierType.EMAIL)).isEqualTo(1);
        assertThat(policy.most(IdentifierType.USER_ID)).isEqualTo(1);
        assertThat(policy.most(IdentifierType.PHONE)).isEqualTo(5);
    }

    @Test
    void ranksTypesAsTheControllerDoes() {
        IdentityPolicy policy = new IdentityPolicy(Map.of(), List.of(IdentifierType.LOYALTY_ID), Set.of(), true);
        assertThat(policy.rank(IdentifierType.LOYALTY_ID)).isLessThan(policy.rank(IdentifierType.USER_ID));
        assertThat(policy.rank(IdentifierType.USER_ID)).isEqualTo(policy.rank(IdentifierType.EMAIL));
    }

    private static IdentitySettings settings(Map<IdentifierType, Integer> maximum, boolean mergesByItself) {
        return new IdentitySettings(
                maximum,
                IdentityPolicy.DEFAULT.priority(),
                IdentityPolicy.DEFAULT.shared(),
                mergesByItself,
                Set.of(),
                Set.of());
    }

    private static CustomerState knownBy(String id, IdentifierType type) {
        CustomerState registered = CustomerState.unknown(id).evolve(recorded(new CustomerRegistered(id)));
        return registered.evolve(
                recorded(new IdentifierAttached(id, "key-of-" + id, type.slug(), PersonalText.of(id))));
    }

    private static Recorded<CustomerEvent> recorded(CustomerEvent event) {
        return new Recorded<>(event, "e", 0, Instant.EPOCH);
    }
}
