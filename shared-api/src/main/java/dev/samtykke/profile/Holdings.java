package dev.samtykke.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.samtykke.profile.IdentityStep.Kind;
import dev.samtykke.profile.Part.Window;

/** Which items a customer holds, by following the steps of its stream up to one of them. */
final class Holdings {

    private final String customer;
    private final Identities identities;
    private final List<IdentityStep> steps;
    private final Map<String, Long> begun = new HashMap<>();
    /** What came to the customer itself, as opposed to customers that it absorbed. */
    private List<Part> own;
    /** What absorbed customers hold, by merge. */
    private final Map<String, List<Part>> absorbed = new LinkedHashMap<>();

    private Holdings(String customer, Identities identities) {
        this.customer = customer;
        this.identities = identities;
        this.steps = identities.steps(customer);
        this.own = List.of(Part.whole(customer));
    }

    /** @param end the first step that is not followed any more */
    static Holdings of(String customer, Identities identities, Predicate<IdentityStep> end) {
        Holdings holdings = new Holdings(customer, identities);
        for (IdentityStep step : holdings.steps) {
            if (end.test(step)) {
                break;
            }
            holdings.follow(step);
        }
        return holdings;
    }

    List<Part> all() {
        List<Part> all = new ArrayList<>(own);
        absorbed.values().forEach(all::addAll);
        return all;
    }

    private void follow(IdentityStep step) {
        switch (step.kind()) {
            case ABSORBED -> absorb(step);
            case RELEASED -> release(step);
            case MERGED_INTO -> begun.put(step.mergeId(), step.position());
            case SPLIT_FROM -> takeBack(step);
        }
    }

    private void absorb(IdentityStep step) {
        begun.put(step.mergeId(), step.position());
        if (undone(step.mergeId())) {
            return;
        }
        Loss loss = new Loss(step.mergeId(), step.position(), step.lost());
        own = each(own, part -> part.losing(loss));
        absorbed.replaceAll((merge, parts) -> each(parts, part -> part.losing(loss)));
        Loss theirs = new Loss(step.mergeId(), step.position(), step.othersLost());
        Holdings other = of(step.other(), identities, next -> next.is(Kind.MERGED_INTO, step.mergeId()));
        absorbed.put(step.mergeId(), each(other.all(), part -> part.losing(theirs)));
    }

    /** A merge that was undone, be it after the last step that is followed, has given and taken nothing. */
    private boolean undone(String mergeId) {
        return steps.stream().anyMatch(step -> step.is(Kind.RELEASED, mergeId));
    }

    private void release(IdentityStep step) {
        Window theirs = window(step, step.other());
        own = each(own, part -> part.without(theirs));
    }

    private void takeBack(IdentityStep step) {
        Window mine = window(step, customer);
        Holdings survivor = of(step.other(), identities, next -> next.is(Kind.RELEASED, step.mergeId()));
        List<Part> mineNow = new ArrayList<>(own);
        survivor.own.forEach(part -> mineNow.add(part.within(mine)));
        own = mineNow;
    }

    private Window window(IdentityStep end, String absorbedCustomer) {
        long begin = begun.getOrDefault(end.mergeId(), end.position());
        return new Window(begin, end.position(), identifiers(absorbedCustomer, begin));
    }

    /** By what a customer was known when it was absorbed, those that it had absorbed itself included. */
    private Set<String> identifiers(String absorbedCustomer, long position) {
        Set<String> keys = new HashSet<>(identities.identifiers(absorbedCustomer, position));
        Map<String, String> further = new LinkedHashMap<>();
        identities.steps(absorbedCustomer).stream()
                .filter(step -> step.position() < position)
                .forEach(step -> {
                    if (step.kind() == Kind.ABSORBED) {
                        further.put(step.mergeId(), step.other());
                    } else if (step.kind() == Kind.RELEASED) {
                        further.remove(step.mergeId());
                    }
                });
        further.values().forEach(other -> keys.addAll(identifiers(other, position)));
        return keys;
    }

    private static List<Part> each(List<Part> parts, UnaryOperator<Part> change) {
        return parts.stream().map(change).toList();
    }
}
