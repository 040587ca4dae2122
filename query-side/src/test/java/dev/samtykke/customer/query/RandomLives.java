package dev.samtykke.customer.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.ContractEnded;
import dev.samtykke.customer.ContractStarted;
import dev.samtykke.customer.CustomerContacted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.EmergencyDeclared;
import dev.samtykke.customer.EmergencyEnded;
import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.ObjectionWithdrawn;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.ProcessingRestricted;
import dev.samtykke.customer.QuietHours;
import dev.samtykke.customer.RestrictionLifted;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRetired;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.query.api.Samples;

/**
 * A random history of a few people and purposes with all that may happen: late decisions, imports, merges and splits,
 * material and editorial revisions, retirements, changes of the lawful basis.
 */
public final class RandomLives implements AutoCloseable {

    /** The purposes there are. */
    public static final List<String> PURPOSES = List.of("news", "offers", "research");

    private static final String NOTICE = "privacy";
    private static final int CUSTOMERS = 4;
    private static final long DAY = 86_400;

    private final History history = new History();
    private final Random random;
    private final boolean late;
    private final Map<String, CustomerState> states = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Set<String> retired = new HashSet<>();
    private int noticeVersions;

    /** @param late whether the system learns of what people did only afterwards, at times */
    public RandomLives(long seed, boolean late) {
        this.random = new Random(seed);
        this.late = late;
        PURPOSES.forEach(purpose -> revise(purpose, LawfulBasis.CONSENT));
        publish();
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = new UUID(seed, i).toString();
            states.put(id, CustomerState.unknown(id));
            happen(id, new CustomerRegistered(id));
        }
    }

    public History history() {
        return history;
    }

    /** Ids of everybody. */
    public List<String> customers() {
        return List.copyOf(states.keySet());
    }

    /** When the last event was recorded. */
    public Instant now() {
        return History.BEGIN.plusSeconds(history.head());
    }

    /** One more thing happens, or nothing. */
    public void live() {
        String id = customers().get(random.nextInt(CUSTOMERS));
        int what = random.nextInt(100);
        if (what < 6) {
            revise(purpose(), random.nextInt(4) == 0 ? basis() : LawfulBasis.CONSENT);
        } else if (what < 9) {
            publish();
        } else if (what < 10) {
            retire(purpose());
        } else if (what < 16) {
            merge(id, customers().get(random.nextInt(CUSTOMERS)));
        } else if (what < 22) {
            split(id);
        } else if (state(id).mergedInto() == null) {
            act(id, what);
        }
    }

    private void act(String id, int what) {
        String purpose = purpose();
        if (what < 45) {
            happen(id, granted(id, purpose));
        } else if (what < 53) {
            happen(id, new ConsentRefused(id, purpose, evidence(purpose, then())));
        } else if (what < 63) {
            happen(id, new ConsentRevoked(id, purpose, evidence(purpose, then())));
        } else if (what < 70) {
            String to = random.nextInt(3) == 0 ? "*" : purpose;
            happen(
                    id,
                    random.nextBoolean()
                            ? new ObjectionRaised(id, to, null, then(), null)
                            : new ObjectionWithdrawn(id, to));
        } else if (what < 74) {
            happen(
                    id,
                    state(id).standing().restriction() == null
                            ? new ProcessingRestricted(id, "unlawful", then())
                            : new RestrictionLifted(id));
        } else if (what < 80) {
            happen(id, new NoticeServed(id, NOTICE, 1 + random.nextInt(noticeVersions), "0", "da", "web", then()));
        } else if (what < 85) {
            happen(id, contract(id));
        } else if (what < 90) {
            happen(id, emergency(id));
        } else if (what < 95) {
            happen(id, new CustomerContacted(id, "email", then()));
        } else {
            happen(id, new PreferencesChanged(id, wishes()));
        }
    }

    /** What an import brings late was decided before anything else, so that it only counts where nothing else does. */
    private ConsentGranted granted(String id, String purpose) {
        boolean verified = random.nextInt(5) > 0;
        Instant decidedAt = verified || !late ? then() : next().minusSeconds(10 * DAY + random.nextInt(60));
        return new ConsentGranted(id, purpose, evidence(purpose, decidedAt), verified);
    }

    private CustomerEvent contract(String id) {
        boolean runs = state(id).standing().contracts().values().stream().anyMatch(one -> one.active(next()));
        return runs
                ? new ContractEnded(id, "c", next())
                : new ContractStarted(id, "c", "loan", Samples.sealed("L-1"), next());
    }

    private CustomerEvent emergency(String id) {
        boolean lasts = state(id).standing().emergencies().values().stream().anyMatch(one -> one.lasts(next()));
        return lasts ? new EmergencyEnded(id, "flood", next()) : new EmergencyDeclared(id, "flood", next(), null);
    }

    private Preferences wishes() {
        return new Preferences(
                Map.of("email", random.nextBoolean()),
                Map.of(),
                random.nextBoolean() ? Map.of("email", new Frequency(1, Duration.ofSeconds(9))) : Map.of(),
                random.nextBoolean() ? new QuietHours(LocalTime.of(0, 0, 20), LocalTime.of(0, 0, 40), "UTC") : null);
    }

    private String purpose() {
        return PURPOSES.get(random.nextInt(PURPOSES.size()));
    }

    private LawfulBasis basis() {
        return LawfulBasis.values()[random.nextInt(LawfulBasis.values().length)];
    }

    /** When the next event will be recorded. */
    private Instant next() {
        return now().plusSeconds(1);
    }

    /** When a person did what the system is about to learn. */
    private Instant then() {
        if (!late || random.nextInt(3) == 0) {
            return next();
        }
        return random.nextBoolean()
                ? next().minusSeconds(random.nextInt(60))
                : next().minusSeconds(random.nextInt(3 * (int) DAY));
    }

    private Evidence evidence(String purpose, Instant decidedAt) {
        int version = Math.max(1, versions.getOrDefault(purpose, 1) - random.nextInt(2));
        @Nullable NoticeReference notice =
                random.nextInt(4) == 0 ? null : new NoticeReference(NOTICE, 1 + random.nextInt(noticeVersions), "0");
        return new Evidence(
                version,
                notice,
                "da",
                "web",
                "shop",
                "checkbox",
                random.nextBoolean(),
                null,
                "customer",
                decidedAt,
                null);
    }

    private void revise(String purpose, LawfulBasis basis) {
        if (retired.contains(purpose)) {
            return;
        }
        BasisTerms terms = new BasisTerms(null, "loan", null, null, null, null, null, null, null, null, "flood");
        PurposeTerms all = new PurposeTerms(
                "t",
                "d",
                basis,
                terms,
                List.of("contact"),
                Period.ofYears(1),
                random.nextBoolean() ? null : Period.ofDays(1 + random.nextInt(2)),
                random.nextInt(4) == 0,
                random.nextInt(6) == 0,
                random.nextInt(6) == 0,
                random.nextInt(6) == 0);
        int version = versions.merge(purpose, 1, Integer::sum);
        history.append(
                Streams.PURPOSE,
                purpose,
                version == 1
                        ? new PurposeDefined(purpose, 1, all)
                        : new PurposeRevised(purpose, version, all, random.nextBoolean()));
    }

    private void retire(String purpose) {
        if (retired.add(purpose)) {
            history.append(Streams.PURPOSE, purpose, new PurposeRetired(purpose, null));
        }
    }

    private void publish() {
        noticeVersions++;
        List<CoveredPurpose> covered = PURPOSES.stream()
                .map(purpose -> new CoveredPurpose(purpose, versions.getOrDefault(purpose, 1), basis()))
                .toList();
        history.append(
                Streams.NOTICE,
                NOTICE,
                new NoticePublished(NOTICE, noticeVersions, "da", "w", "0", covered, random.nextInt(3) == 0));
    }

    private void merge(String survivor, String absorbed) {
        CustomerState one = state(survivor);
        CustomerState other = state(absorbed);
        if (survivor.equals(absorbed) || one.mergedInto() != null || other.mergedInto() != null) {
            return;
        }
        String mergeId = "merge-" + history.head();
        Standing merged = Standing.merge(one.standing(), other.standing());
        happen(absorbed, new MergedInto(absorbed, mergeId, survivor));
        happen(
                survivor,
                new IdentityMerged(
                        survivor, mergeId, absorbed, 0, Samples.sealed("one"), merged, other.reach(), Narrowing.NONE));
    }

    private void split(String survivor) {
        CustomerState state = state(survivor);
        if (state.mergedInto() != null || state.absorbed().isEmpty()) {
            return;
        }
        Map.Entry<String, String> merge = state.absorbed().entrySet().iterator().next();
        CustomerState restored = state(merge.getValue());
        happen(
                restored.customerId(),
                new SplitFrom(restored.customerId(), merge.getKey(), survivor, restored.standing(), Set.of()));
        happen(
                survivor,
                new IdentitySplit(
                        survivor,
                        merge.getKey(),
                        merge.getValue(),
                        Samples.sealed("two"),
                        without(survivor, merge.getKey()),
                        restored.reach()));
    }

    /** Where a customer stands by its own history without a merge and those that were undone before. */
    private Standing without(String customer, String mergeId) {
        Set<String> undone = new HashSet<>(Set.of(mergeId));
        List<DomainEventMessage<?>> events = history.events().stream()
                .filter(event -> event.getAggregateIdentifier().equals(customer))
                .<DomainEventMessage<?>>map(event -> event)
                .toList();
        events.forEach(event -> {
            if (event.getPayload() instanceof IdentitySplit split) {
                undone.add(split.mergeId());
            }
        });
        CustomerState state = CustomerState.unknown(customer);
        for (DomainEventMessage<?> event : events) {
            Object payload = event.getPayload();
            if (!(payload instanceof IdentitySplit)
                    && !(payload instanceof IdentityMerged merged && undone.contains(merged.mergeId()))) {
                state = state.evolve(recorded(event));
            }
        }
        return state.standing();
    }

    private void happen(String id, CustomerEvent event) {
        history.append(Streams.CUSTOMER, id, event);
        List<DomainEventMessage<?>> events = history.events();
        states.put(id, state(id).evolve(recorded(events.get(events.size() - 1))));
    }

    /** An event of a customer as folds need it. */
    public static Recorded<CustomerEvent> recorded(DomainEventMessage<?> event) {
        return new Recorded<>(
                (CustomerEvent) event.getPayload(),
                event.getIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp());
    }

    private CustomerState state(String id) {
        return states.getOrDefault(id, CustomerState.unknown(id));
    }

    @Override
    public void close() {
        history.close();
    }
}
