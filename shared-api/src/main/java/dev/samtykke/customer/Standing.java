package dev.samtykke.customer;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentMerge;

/**
 * All that a customer's permissions follow from.
 *
 * @param consents where the person stands, by purpose
 * @param contracts by the keyed hash of type and reference
 * @param served the notices that the person was shown, by {@code notice/version}
 * @param objections by purpose, or {@link Objection#TO_DIRECT_MARKETING}
 * @param restriction null when processing is not restricted
 * @param emergencies by kind
 * @param preferences the person's wishes
 * @param contacts when the person was last contacted, by channel, newest last; no more than {@value #CONTACTS_KEPT}
 */
public record Standing(
        Map<String, Consent> consents,
        Map<String, Contract> contracts,
        Map<String, ServedNotice> served,
        Map<String, Objection> objections,
        @Nullable Restriction restriction,
        Map<String, Emergency> emergencies,
        Preferences preferences,
        Map<String, List<Instant>> contacts) {

    /** As many contacts as the highest frequency cap can ask for. */
    public static final int CONTACTS_KEPT = 100;

    /** Nothing is known. */
    public static final Standing NONE =
            new Standing(Map.of(), Map.of(), Map.of(), Map.of(), null, Map.of(), Preferences.NONE, Map.of());

    /**
     * The instant of what the person does now: after all that they decided before, even where the clock of whoever
     * recorded that runs ahead of ours.
     *
     * @param now by our clock
     */
    public Instant afterAllDecisions(Instant now) {
        return consents.values().stream()
                .map(consent -> consent.evidence().decidedAt())
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /**
     * Where one person stands when two customers turn out to be that person. What protects wins over what exposes;
     * merging never makes usable what was not usable on its own side.
     */
    public static Standing merge(Standing survivor, Standing absorbed) {
        Map<String, Consent> consents = new TreeMap<>();
        ConsentMerge.of(survivor.consents.values(), absorbed.consents.values())
                .forEach(consent -> consents.put(consent.purpose(), consent));
        return new Standing(
                Collections.unmodifiableMap(consents),
                union(survivor.contracts, absorbed.contracts, (one, other) -> one),
                ServedNotices.merge(survivor, absorbed),
                union(survivor.objections, absorbed.objections, Objection::both),
                survivor.restriction == null ? absorbed.restriction : survivor.restriction,
                union(survivor.emergencies, absorbed.emergencies, (one, other) -> one),
                Preferences.narrower(survivor.preferences, absorbed.preferences),
                union(survivor.contacts, absorbed.contacts, Standing::both));
    }

    /**
     * What became different since {@code before}; with {@link #plus} it gives this standing again, provided that nothing
     * was taken away, as merging does. Wishes are one value and always there.
     */
    public Standing changesSince(Standing before) {
        return new Standing(
                changes(consents, before.consents),
                changes(contracts, before.contracts),
                changes(served, before.served),
                changes(objections, before.objections),
                Objects.equals(restriction, before.restriction) ? null : restriction,
                changes(emergencies, before.emergencies),
                preferences,
                changes(contacts, before.contacts));
    }

    /** This standing with changes. */
    public Standing plus(Standing changes) {
        return new Standing(
                union(consents, changes.consents, (old, changed) -> changed),
                union(contracts, changes.contracts, (old, changed) -> changed),
                union(served, changes.served, (old, changed) -> changed),
                union(objections, changes.objections, (old, changed) -> changed),
                changes.restriction == null ? restriction : changes.restriction,
                union(emergencies, changes.emergencies, (old, changed) -> changed),
                changes.preferences,
                union(contacts, changes.contacts, (old, changed) -> changed));
    }

    private static <V> Map<String, V> changes(Map<String, V> now, Map<String, V> before) {
        Map<String, V> changes = new TreeMap<>();
        now.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                changes.put(key, value);
            }
        });
        return Collections.unmodifiableMap(changes);
    }

    /** The same standing with other consents, objections and restriction. */
    public Standing with(
            Map<String, Consent> newConsents,
            Map<String, Objection> newObjections,
            @Nullable Restriction newRestriction) {
        return withConsents(newConsents).withObjections(newObjections).withRestriction(newRestriction);
    }

    /** Whether the person has said no to anything. */
    boolean protective() {
        return consents.values().stream().anyMatch(consent -> consent.status().protective());
    }

    private static List<Instant> both(List<Instant> one, List<Instant> other) {
        List<Instant> all = Stream.concat(one.stream(), other.stream()).sorted().toList();
        return all.subList(Math.max(0, all.size() - CONTACTS_KEPT), all.size());
    }

    private static <V> Map<String, V> union(Map<String, V> one, Map<String, V> other, BinaryOperator<V> both) {
        Map<String, V> union = new TreeMap<>(one);
        other.forEach((key, value) -> union.merge(key, value, both));
        return Collections.unmodifiableMap(union);
    }

    Standing withConsents(Map<String, Consent> changed) {
        return new Standing(changed, contracts, served, objections, restriction, emergencies, preferences, contacts);
    }

    Standing withContracts(Map<String, Contract> changed) {
        return new Standing(consents, changed, served, objections, restriction, emergencies, preferences, contacts);
    }

    Standing withServed(Map<String, ServedNotice> changed) {
        return new Standing(consents, contracts, changed, objections, restriction, emergencies, preferences, contacts);
    }

    Standing withObjections(Map<String, Objection> changed) {
        return new Standing(consents, contracts, served, changed, restriction, emergencies, preferences, contacts);
    }

    Standing withRestriction(@Nullable Restriction changed) {
        return new Standing(consents, contracts, served, objections, changed, emergencies, preferences, contacts);
    }

    Standing withEmergencies(Map<String, Emergency> changed) {
        return new Standing(consents, contracts, served, objections, restriction, changed, preferences, contacts);
    }

    Standing withPreferences(Preferences changed) {
        return new Standing(consents, contracts, served, objections, restriction, emergencies, changed, contacts);
    }

    Standing withContacts(Map<String, List<Instant>> changed) {
        return new Standing(consents, contracts, served, objections, restriction, emergencies, preferences, changed);
    }
}
