package dev.samtykke.identity.command;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.Reach;

/**
 * What the controller holds to identify a person. It guards against merging two people into one, which is worse than
 * not recognising one person twice.
 *
 * @param most how many identifiers of a type one customer may have; {@value #DEFAULT_MOST} unless stated
 * @param priority which types name a person best, the best first; all others come after them and count the same
 * @param shared types that several people may share, such as a browser or a device: alone they never show that two
 *     customers who are known by more are one person
 * @param mergesByItself whether the rules merge customers without somebody having looked at it
 */
public record IdentityPolicy(
        Map<IdentifierType, Integer> most,
        List<IdentifierType> priority,
        Set<IdentifierType> shared,
        boolean mergesByItself) {

    private static final int DEFAULT_MOST = 5;

    /** One user id, five of each other type; user id, e-mail address, phone number, rest; merging by itself. */
    public static final IdentityPolicy DEFAULT = new IdentityPolicy(
            Map.of(IdentifierType.USER_ID, 1),
            List.of(IdentifierType.USER_ID, IdentifierType.EMAIL, IdentifierType.PHONE),
            Set.of(IdentifierType.ANONYMOUS_ID, IdentifierType.DEVICE_ID),
            true);

    /** What is to become of two customers that one set of identifiers points to. */
    enum Verdict {
        /** They are one person. */
        MERGE,
        /** Somebody has to look at it. */
        REVIEW,
        /** They are two people, or nothing shows that they are one. */
        SEPARATE
    }

    /** How well a type names a person; the lower the better. */
    int rank(IdentifierType type) {
        int place = priority.indexOf(type);
        return place < 0 ? priority.size() : place;
    }

    /** The order of identifiers by how well they name a person, the best first; the same identifiers, the same order. */
    public Comparator<Identifier> strongestFirst() {
        return Comparator.comparing((Identifier identifier) -> rank(identifier.type()))
                .thenComparing(Identifier::type)
                .thenComparing(Identifier::key);
    }

    int most(IdentifierType type) {
        return most.getOrDefault(type, DEFAULT_MOST);
    }

    /** Whether a customer may have one more identifier of the type. */
    boolean takes(CustomerState customer, IdentifierType type) {
        return customer.reach().count(type.slug()) < most(type);
    }

    /**
     * Judges two customers.
     *
     * @param stronger the one that the stronger identifier points to
     * @param link type of the identifier that points to the weaker one
     */
    Verdict judge(CustomerState stronger, CustomerState weaker, IdentifierType link) {
        Set<String> userIds = new LinkedHashSet<>(stronger.reach().userIds());
        userIds.addAll(weaker.reach().userIds());
        if (userIds.size() > 1) {
            return Verdict.SEPARATE;
        }
        if (shared.contains(link) && !anonymous(weaker) && !anonymous(stronger)) {
            return Verdict.SEPARATE;
        }
        return mergesByItself && fits(stronger.reach().plus(weaker.reach())) ? Verdict.MERGE : Verdict.REVIEW;
    }

    private boolean anonymous(CustomerState customer) {
        return customer.reach().counts().keySet().stream()
                .allMatch(
                        slug -> IdentifierType.of(slug).filter(shared::contains).isPresent());
    }

    private boolean fits(Reach reach) {
        return reach.counts().entrySet().stream()
                .allMatch(count -> IdentifierType.of(count.getKey())
                        .map(type -> count.getValue() <= most(type))
                        .orElse(true));
    }
}
