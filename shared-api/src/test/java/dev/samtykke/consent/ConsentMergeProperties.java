package dev.samtykke.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import dev.samtykke.permission.ConsentStanding;
import dev.samtykke.permission.Rule;
import dev.samtykke.permission.Samples;
import dev.samtykke.permission.Samples.Shelf;
import dev.samtykke.purpose.LawfulBasis;

class ConsentMergeProperties {

    private static final Instant START = Samples.NOON;

    /** Material and editorial revisions in turn, so that each version of a grant may be stale or not. */
    private final Shelf catalogue = new Shelf()
            .define(Samples.terms(LawfulBasis.CONSENT, Period.ofDays(30)))
            .publish(true)
            .revise(Samples.terms(LawfulBasis.CONSENT, Period.ofDays(20)), true)
            .publish(false)
            .revise(Samples.terms(LawfulBasis.CONSENT, Period.ofDays(25)), false)
            .publish(true);

    @Property(tries = 20_000)
    void mergingNeverAddsAPermissionInWhateverOrderItHappens(
            @ForAll @Size(min = 2, max = 5) List<@net.jqwik.api.From("consents") Optional<Consent>> people,
            @ForAll Random order,
            @ForAll("days") int day) {
        List<Optional<Consent>> rest = new ArrayList<>(people);
        while (rest.size() > 1) {
            Collections.shuffle(rest, order);
            Optional<Consent> merged = merge(rest.remove(0), rest.remove(0));
            rest.add(merged);
        }
        Instant at = START.plus(Duration.ofDays(day));
        boolean every = people.stream().flatMap(Optional::stream).allMatch(consent -> permits(consent, at));
        boolean any = people.stream().anyMatch(Optional::isPresent);
        assertThat(rest.get(0).isPresent()).isEqualTo(any);
        assertThat(any && permits(rest.get(0).orElseThrow(), at)).isEqualTo(any && every);
    }

    @Property(tries = 5_000)
    void anOlderDecisionNeverOverridesAConflict(
            @ForAll("consents") Optional<Consent> one, @ForAll("consents") Optional<Consent> other) {
        Optional<Consent> merged = merge(one, other);
        merged.ifPresent(consent -> {
            one.ifPresent(before -> assertThat(consent.outdatedBy()).isAfterOrEqualTo(before.outdatedBy()));
            other.ifPresent(before -> assertThat(consent.outdatedBy()).isAfterOrEqualTo(before.outdatedBy()));
        });
    }

    private boolean permits(Consent consent, Instant at) {
        return ConsentStanding.at(consent, catalogue, catalogue.purpose(Samples.NEWSLETTER), at) == Rule.PERMITTED;
    }

    private static Optional<Consent> merge(Optional<Consent> one, Optional<Consent> other) {
        return ConsentMerge.of(one.stream().toList(), other.stream().toList()).stream()
                .findFirst();
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, 40);
    }

    @Provide
    Arbitrary<Optional<Consent>> consents() {
        Arbitrary<ConsentStatus> statuses = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, ConsentStatus.GRANTED),
                net.jqwik.api.Tuple.of(1, ConsentStatus.REFUSED),
                net.jqwik.api.Tuple.of(1, ConsentStatus.REVOKED));
        Arbitrary<Boolean> verified =
                Arbitraries.frequency(net.jqwik.api.Tuple.of(9, true), net.jqwik.api.Tuple.of(1, false));
        Arbitrary<Integer> purposeVersions = Arbitraries.integers().between(1, 3);
        Arbitrary<Integer> noticeVersions = Arbitraries.integers().between(1, 3);
        return Combinators.combine(statuses, verified, purposeVersions, noticeVersions, days())
                .as((status, complete, purpose, notice, day) -> Consent.of(
                        Samples.NEWSLETTER,
                        status,
                        Samples.evidence(purpose, notice, START.plus(Duration.ofDays(day))),
                        complete,
                        "e" + day,
                        START))
                .optional(0.9);
    }
}
