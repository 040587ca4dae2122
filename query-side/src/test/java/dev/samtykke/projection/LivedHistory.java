package dev.samtykke.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentifierDetached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.CollectedInteraction;
import dev.samtykke.profile.Narrowing;

/** A few customers who live through whatever may happen to customers, late decisions and merges included. */
public final class LivedHistory implements AutoCloseable {

    /**
     * Something that happens.
     *
     * @param what picks the kind of event
     * @param who picks a customer
     * @param other picks another customer, a purpose or an identifier
     * @param minute when the person did it, in no particular order
     */
    public record Step(int what, int who, int other, int minute) {}

    private static final int CUSTOMERS = 4;
    private static final Instant DAY = Instant.parse("2026-02-01T23:30:00Z");

    private final History history = new History();
    private final Map<String, CustomerState> states = new HashMap<>();

    private LivedHistory() {
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = "customer-" + i;
            states.put(id, CustomerState.unknown(id));
            happen(id, new CustomerRegistered(id));
        }
    }

    /** Up to 40 steps. */
    public static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, CUSTOMERS - 1),
                        Arbitraries.integers().between(0, CUSTOMERS - 1),
                        Arbitraries.integers().between(0, 60))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    public static LivedHistory of(List<Step> steps) {
        LivedHistory lived = new LivedHistory();
        steps.forEach(lived::live);
        return lived;
    }

    public History history() {
        return history;
    }

    /** The state of each customer, folded as the events happened. */
    public Map<String, CustomerState> states() {
        return Map.copyOf(states);
    }

    private void live(Step step) {
        String id = "customer-" + step.who();
        String purpose = "purpose." + step.other();
        switch (step.what()) {
            case 0, 1 -> happen(id, new ConsentGranted(id, purpose, evidence(step), step.minute() % 5 > 0));
            case 2 -> happen(id, new ConsentRefused(id, purpose, evidence(step)));
            case 3 -> happen(id, new ConsentRevoked(id, purpose, evidence(step)));
            case 4, 5 ->
                happen(id, new IdentifierAttached(id, "key-" + step.other(), "email", personal("a@b.example")));
            case 6 -> happen(id, new IdentifierDetached(id, "key-" + step.other(), "email"));
            case 7 -> happen(id, new ObjectionRaised(id, purpose, personal("grounds"), at(step), null));
            case 8 -> merge(id, "customer-" + step.other());
            case 9, 10 -> happen(id, new DataCollected(id, call(step), List.of(), visit(purpose)));
            case 11 -> happen(id, new DataWithheld(id, call(step), List.of()));
            default -> split(id);
        }
    }

    private static Collected call(Step step) {
        return new Collected("shop", 1, 50, "message", "track", "key-" + step.other(), at(step));
    }

    private static CollectedInteraction visit(String purpose) {
        return new CollectedInteraction("Visit", null, "behaviour", Set.of(purpose), List.of());
    }

    private void merge(String survivor, String absorbed) {
        CustomerState one = state(survivor);
        CustomerState other = state(absorbed);
        if (survivor.equals(absorbed) || one.mergedInto() != null || other.mergedInto() != null) {
            return;
        }
        String mergeId = "merge-" + history.head();
        Standing merged = Standing.merge(one.standing(), other.standing());
        happen(
                survivor,
                new IdentityMerged(
                        survivor, mergeId, absorbed, 0, personal("same"), merged, other.reach(), Narrowing.NONE));
        happen(absorbed, new MergedInto(absorbed, mergeId, survivor));
    }

    private void split(String survivor) {
        state(survivor).absorbed().entrySet().stream().findFirst().ifPresent(merge -> {
            CustomerState restored = state(merge.getValue());
            happen(
                    survivor,
                    new IdentitySplit(
                            survivor,
                            merge.getKey(),
                            merge.getValue(),
                            personal("not the same"),
                            Standing.NONE,
                            restored.reach()));
            happen(
                    merge.getValue(),
                    new SplitFrom(merge.getValue(), merge.getKey(), survivor, restored.standing(), Set.of()));
        });
    }

    private void happen(String id, CustomerEvent event) {
        history.append(Streams.CUSTOMER, id, event);
        var message = history.events().get((int) history.head());
        states.put(
                id,
                state(id)
                        .evolve(new Recorded<>(
                                event, message.getIdentifier(), message.getSequenceNumber(), message.getTimestamp())));
    }

    private CustomerState state(String id) {
        return states.getOrDefault(id, CustomerState.unknown(id));
    }

    private static Instant at(Step step) {
        return DAY.plusSeconds(60L * step.minute());
    }

    private static Evidence evidence(Step step) {
        return new Evidence(
                1, null, "da", "web", "shop", "checkbox", true, personal("guardian"), "customer", at(step), null);
    }

    private static PersonalText personal(String text) {
        return PersonalText.sealed("sealed " + text, ciphertext -> java.util.Optional.of(text));
    }

    @Override
    public void close() {
        history.close();
    }
}
