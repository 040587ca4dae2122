package dev.samtykke.identity.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;

/**
 * The rules of consent, merge and split once more, in the plainest way: a list of what happened, gone through from the
 * start for every question. It shares nothing with the production code but the names of the rules in the answers.
 */
final class NaiveModel {

    static final Duration VALIDITY = Duration.ofDays(30);

    /** Something that happened, at a place in the order of all that happened. */
    sealed interface Fact permits Decision, Merge, Split, Revision {
        int place();
    }

    record Decision(
            int place,
            String customer,
            String purpose,
            String kind,
            Instant at,
            boolean verified,
            int purposeVersion,
            int noticeVersion)
            implements Fact {
        boolean grants() {
            return kind.equals("GRANTED");
        }
    }

    record Merge(int place, String id, String survivor, String absorbed) implements Fact {}

    record Split(int place, String mergeId) implements Fact {}

    /** A version of a purpose or of the notice. */
    record Revision(int place, String thing, int version, boolean material) implements Fact {}

    /** Where a person stands: the grants that must all hold, or the one decision that says no. */
    record Answer(List<Decision> decisions, boolean conflict, Instant outdatedBy) {
        boolean grants() {
            return decisions.get(0).grants();
        }

        boolean unproven() {
            return grants()
                    && !conflict
                    && decisions.size() == 1
                    && !decisions.get(0).verified();
        }
    }

    final List<Fact> facts = new ArrayList<>();

    int next() {
        return facts.size();
    }

    private <F extends Fact> Stream<F> before(int place, Class<F> type) {
        return facts.stream()
                .filter(fact -> fact.place() < place && type.isInstance(fact))
                .map(type::cast);
    }

    boolean undone(Merge merge, int place) {
        return before(place, Split.class).anyMatch(split -> split.mergeId().equals(merge.id()));
    }

    @Nullable Merge absorption(String customer) {
        return before(next(), Merge.class)
                .filter(merge -> merge.absorbed().equals(customer) && !undone(merge, next()))
                .findFirst()
                .orElse(null);
    }

    String survivor(String customer) {
        Merge merge = absorption(customer);
        return merge == null ? customer : survivor(merge.survivor());
    }

    List<Merge> merges() {
        return before(next(), Merge.class).toList();
    }

    int version(String thing) {
        return (int) before(next(), Revision.class)
                .filter(revision -> revision.thing().equals(thing))
                .count();
    }

    Rule rule(String customer, String purpose, boolean acceptsUnproven, boolean expires, Instant at) {
        Answer answer = answer(customer, purpose, next());
        if (answer == null) {
            return Rule.UNASKED;
        }
        if (answer.conflict()) {
            return Rule.CONFLICT;
        }
        if (!answer.grants()) {
            return Rule.valueOf(answer.decisions().get(0).kind());
        }
        List<Rule> rules = answer.decisions().stream()
                .map(grant -> rule(grant, acceptsUnproven, expires, at))
                .toList();
        return Stream.of(Rule.STALE, Rule.EXPIRED, Rule.UNVERIFIED)
                .filter(rules::contains)
                .findFirst()
                .orElse(Rule.PERMITTED);
    }

    private Rule rule(Decision grant, boolean acceptsUnproven, boolean expires, Instant at) {
        boolean stale = before(next(), Revision.class)
                .filter(Revision::material)
                .anyMatch(revision ->
                        revision.thing().equals(grant.purpose()) && revision.version() > grant.purposeVersion()
                                || revision.thing().equals("notice") && revision.version() > grant.noticeVersion());
        if (stale) {
            return Rule.STALE;
        }
        if (expires && !at.isBefore(grant.at().plus(VALIDITY))) {
            return Rule.EXPIRED;
        }
        return grant.verified() || acceptsUnproven ? Rule.PERMITTED : Rule.UNVERIFIED;
    }

    @Nullable Answer answer(String customer, String purpose, int place) {
        Answer answer = null;
        for (Fact fact : facts) {
            if (fact.place() >= place) {
                return answer;
            }
            if (fact instanceof Decision decision
                    && decision.customer().equals(customer)
                    && decision.purpose().equals(purpose)) {
                answer = decided(answer, decision);
            } else if (fact instanceof Merge merge && merge.survivor().equals(customer) && !undone(merge, place)) {
                answer = together(answer, answer(merge.absorbed(), purpose, merge.place()));
            } else if (fact instanceof Split split) {
                answer = afterSplit(answer, customer, purpose, split);
            }
        }
        return answer;
    }

    private static Answer decided(@Nullable Answer answer, Decision decision) {
        Answer alone = new Answer(List.of(decision), false, decision.at());
        if (answer == null || answer.unproven() && !alone.unproven()) {
            return alone;
        }
        boolean weaker = alone.unproven() && !answer.unproven();
        return weaker || decision.at().isBefore(answer.outdatedBy()) ? answer : alone;
    }

    /** What was decided since the merge was decided as the survivor: the other one has to be asked again. */
    private @Nullable Answer afterSplit(@Nullable Answer answer, String customer, String purpose, Split split) {
        Merge merge = merges().stream()
                .filter(one -> one.id().equals(split.mergeId()))
                .findFirst()
                .orElseThrow();
        if (answer == null || !merge.absorbed().equals(customer)) {
            return answer;
        }
        Answer then = answer(merge.survivor(), purpose, merge.place() + 1);
        Answer since = answer(merge.survivor(), purpose, split.place());
        return since == null || since.equals(then) ? answer : new Answer(answer.decisions(), true, answer.outdatedBy());
    }

    private static @Nullable Answer together(@Nullable Answer one, @Nullable Answer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Instant outdatedBy = one.outdatedBy().isAfter(other.outdatedBy()) ? one.outdatedBy() : other.outdatedBy();
        boolean conflict = one.conflict() || other.conflict() || one.grants() != other.grants();
        if (one.grants() && other.grants()) {
            return new Answer(allNeeded(one, other), conflict, outdatedBy);
        }
        Answer no = one.grants() || !other.grants() && one.outdatedBy().isBefore(other.outdatedBy()) ? other : one;
        return new Answer(no.decisions(), conflict, outdatedBy);
    }

    /** The grants of both, without those that hold whenever another one does. */
    private static List<Decision> allNeeded(Answer one, Answer other) {
        List<Decision> needed = new ArrayList<>();
        Stream.concat(one.decisions().stream(), other.decisions().stream()).forEach(grant -> {
            if (needed.stream().noneMatch(kept -> holdsOnlyWhen(kept, grant))) {
                needed.removeIf(kept -> holdsOnlyWhen(grant, kept));
                needed.add(grant);
            }
        });
        return needed;
    }

    private static boolean holdsOnlyWhen(Decision grant, Decision other) {
        return grant.purposeVersion() <= other.purposeVersion()
                && grant.noticeVersion() <= other.noticeVersion()
                && !grant.at().isAfter(other.at())
                && (other.verified() || !grant.verified());
    }
}
