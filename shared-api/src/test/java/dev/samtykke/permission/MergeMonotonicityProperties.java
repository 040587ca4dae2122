package dev.samtykke.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

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
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.ObjectionOverridden;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.customer.ObjectionWithdrawn;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.ProcessingRestricted;
import dev.samtykke.customer.QuietHours;
import dev.samtykke.customer.RestrictionLifted;
import dev.samtykke.customer.Standing;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Samples.Shelf;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;

/** What merging may never do, whatever people did before, on whatever basis, and in whatever order they are merged. */
class MergeMonotonicityProperties {

    private static final Instant NOON = Samples.NOON;
    private static final PermissionQuery QUERY = new PermissionQuery(Samples.NEWSLETTER, Set.of(), null, "email");

    @Property(tries = 40_000)
    void twoOrThreeCustomersPermitNoMoreTogetherThanOneOfThemDid(
            @ForAll @Size(min = 2, max = 3) List<@From("customers") CustomerState> customers,
            @ForAll @From("catalogues") Shelf catalogue,
            @ForAll @IntRange(max = 36) int hour) {
        checkEveryOrder(customers, catalogue, NOON.plus(Duration.ofHours(hour)));
    }

    /** Up to five customers, merged in every order and in both directions: 2,880 ways for five. */
    @Property(tries = 600)
    void whatIsPermittedAfterMergesWasPermittedToOneOfTheCustomersBefore(
            @ForAll @Size(min = 2, max = 4) List<@From("customers") CustomerState> customers,
            @ForAll @From("catalogues") Shelf catalogue,
            @ForAll @IntRange(max = 36) int hour) {
        checkEveryOrder(customers, catalogue, NOON.plus(Duration.ofHours(hour)));
    }

    @Property(tries = 12)
    void norDoFiveCustomersPermitMoreTogether(
            @ForAll @Size(value = 5) List<@From("customers") CustomerState> customers,
            @ForAll @From("catalogues") Shelf catalogue) {
        checkEveryOrder(customers, catalogue, NOON.plus(Duration.ofHours(12)));
    }

    private static void checkEveryOrder(List<CustomerState> customers, Shelf catalogue, Instant at) {
        boolean before = customers.stream().anyMatch(customer -> permits(customer, catalogue, at));
        boolean grant = customers.stream()
                .allMatch(
                        customer -> customer.consent(Samples.NEWSLETTER).isEmpty() || permits(customer, catalogue, at));
        boolean byConsent =
                catalogue.purpose(Samples.NEWSLETTER).current().terms().lawfulBasis() == LawfulBasis.CONSENT;
        everyOrder(customers, merged -> {
            boolean after = permits(merged, catalogue, at);
            assertThat(!after || before).isTrue();
            assertThat(!after || !byConsent || grant).isTrue();
        });
    }

    private static void everyOrder(List<CustomerState> rest, Consumer<CustomerState> check) {
        if (rest.size() == 1) {
            check.accept(rest.get(0));
            return;
        }
        for (int survivor = 0; survivor < rest.size(); survivor++) {
            for (int absorbed = 0; absorbed < rest.size(); absorbed++) {
                if (survivor != absorbed) {
                    List<CustomerState> fewer = new ArrayList<>(rest);
                    fewer.set(survivor, merge(rest.get(survivor), rest.get(absorbed)));
                    fewer.remove(absorbed);
                    everyOrder(fewer, check);
                }
            }
        }
    }

    private static CustomerState merge(CustomerState survivor, CustomerState absorbed) {
        Standing merged = Standing.merge(survivor.standing(), absorbed.standing());
        CustomerState after = survivor.evolve(new Recorded<>(
                new IdentityMerged(
                        survivor.customerId(),
                        "m-" + survivor.customerId() + "-" + absorbed.customerId(),
                        absorbed.customerId(),
                        0,
                        PersonalText.of("same person"),
                        merged.changesSince(survivor.standing()),
                        absorbed.reach(),
                        Narrowing.NONE),
                "m",
                0,
                NOON));
        assertThat(after.standing()).isEqualTo(merged);
        return after;
    }

    /** Answers for any instant and any question, and denies what it does not know. */
    @Property(tries = 20_000)
    void decidingIsTotalAndDeniesWhatIsUnknown(
            @ForAll @From("customers") CustomerState customer,
            @ForAll @From("catalogues") Shelf catalogue,
            @ForAll @From("queries") PermissionQuery query,
            @ForAll @From("instants") Instant at,
            @ForAll boolean known) {
        CustomerState asked = known ? customer : CustomerState.unknown("nobody");
        Decision decision = Permission.decide(asked, catalogue, query, at);
        assertThat(decision).isEqualTo(Permission.decide(asked, catalogue, query, at));
        assertThat(decision.permitted()).isEqualTo(decision.rule() == Rule.PERMITTED);
        assertThat(decision.permitted()).isEqualTo(!decision.categories().isEmpty());
        if (!known || !query.purpose().equals(Samples.NEWSLETTER) || query.destination() != null) {
            assertThat(decision.permitted()).isFalse();
        }
        assertThat(List.of("contact", "behaviour")).containsAll(decision.categories());
    }

    private static boolean permits(CustomerState customer, Catalogue catalogue, Instant at) {
        return Permission.decide(customer, catalogue, QUERY, at).permitted();
    }

    @Provide
    Arbitrary<PermissionQuery> queries() {
        Arbitrary<String> purposes =
                Arbitraries.frequency(Tuple.of(8, Samples.NEWSLETTER), Tuple.of(1, "no-such-purpose"));
        Arbitrary<Set<String>> categories =
                Arbitraries.of("contact", "behaviour", "health", "").set().ofMaxSize(3);
        Arbitrary<String> destinations = Arbitraries.of("mailer", "").injectNull(0.8);
        Arbitrary<String> channels = Arbitraries.of("email", "sms", "pigeon").injectNull(0.3);
        return Combinators.combine(purposes, categories, destinations, channels).as(PermissionQuery::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-100, 100).map(hour -> NOON.plus(Duration.ofHours(hour))),
                Arbitraries.of(Instant.MIN, Instant.MAX, Instant.EPOCH, NOON));
    }

    @Provide
    Arbitrary<Shelf> catalogues() {
        Arbitrary<LawfulBasis> bases = Arbitraries.of(LawfulBasis.class);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        return Combinators.combine(bases, bases, flags, flags, flags, flags).as(MergeMonotonicityProperties::catalogue);
    }

    private static Shelf catalogue(
            LawfulBasis first,
            LawfulBasis then,
            boolean marketing,
            boolean unverified,
            boolean material,
            boolean held) {
        return new Shelf()
                .define(terms(first, false, unverified, held))
                .publish(true, 1, first)
                .revise(terms(then, marketing, unverified, held), material)
                .publish(false, 2, then);
    }

    private static PurposeTerms terms(LawfulBasis basis, boolean marketing, boolean unverified, boolean held) {
        return new PurposeTerms(
                "Newsletter",
                "News",
                basis,
                Samples.complete(basis),
                List.of("contact", "behaviour"),
                Period.ofYears(3),
                unverified ? Period.ofDays(1) : Period.ofYears(999_999_999),
                marketing,
                false,
                unverified,
                held);
    }

    @Provide
    Arbitrary<CustomerState> customers() {
        Arbitrary<String> ids = Arbitraries.integers().between(0, 1_000_000).map(id -> "c" + id);
        return Combinators.combine(ids, events().list().ofMaxSize(8)).as(MergeMonotonicityProperties::fold);
    }

    private static CustomerState fold(String id, List<CustomerEvent> events) {
        CustomerState state = CustomerState.unknown(id).evolve(new Recorded<>(new CustomerRegistered(id), id, 0, NOON));
        long sequence = 0;
        for (CustomerEvent event : events) {
            sequence++;
            state = state.evolve(new Recorded<>(event, id + "-" + sequence, sequence, NOON));
        }
        return state;
    }

    private static Arbitrary<CustomerEvent> events() {
        Arbitrary<Instant> times =
                Arbitraries.integers().between(-30, 30).map(hour -> NOON.plus(Duration.ofHours(hour)));
        return Arbitraries.oneOf(consents(times), objections(times), grounds(times), wishes(times));
    }

    private static Arbitrary<CustomerEvent> consents(Arbitrary<Instant> times) {
        Arbitrary<Integer> versions = Arbitraries.integers().between(1, 2);
        return Combinators.combine(
                        times, versions, versions, Arbitraries.integers().between(0, 7))
                .as((at, purpose, notice, kind) -> switch (kind) {
                    case 0 -> new ConsentRefused("c", Samples.NEWSLETTER, Samples.evidence(purpose, notice, at));
                    case 1 -> new ConsentRevoked("c", Samples.NEWSLETTER, Samples.evidence(purpose, notice, at));
                    default ->
                        new ConsentGranted("c", Samples.NEWSLETTER, Samples.evidence(purpose, notice, at), kind != 2);
                });
    }

    private static Arbitrary<CustomerEvent> objections(Arbitrary<Instant> times) {
        return Combinators.combine(
                        times,
                        Arbitraries.of(Samples.NEWSLETTER, Objection.TO_DIRECT_MARKETING),
                        Arbitraries.integers().between(0, 5))
                .as((at, purpose, kind) -> switch (kind) {
                    case 0 -> new ObjectionWithdrawn("c", purpose);
                    case 1 -> new ObjectionOverridden("c", purpose, PersonalText.of("fraud"));
                    case 2 -> new ProcessingRestricted("c", "unlawful", at);
                    case 3 -> new RestrictionLifted("c");
                    default -> new ObjectionRaised("c", purpose, null, at, null);
                });
    }

    private static Arbitrary<CustomerEvent> grounds(Arbitrary<Instant> times) {
        return Combinators.combine(times, Arbitraries.integers().between(0, 6)).as((at, kind) -> switch (kind) {
            case 0 -> new ContractEnded("c", "membership-1", at);
            case 1, 2 -> new ContractStarted("c", "membership-1", "membership", PersonalText.of("1"), at);
            case 3 -> new EmergencyEnded("c", "accident", at);
            case 4 -> new EmergencyDeclared("c", "accident", at, null);
            default -> new NoticeServed("c", Samples.TERMS, kind - 4, "00", null, null, at);
        });
    }

    private static Arbitrary<CustomerEvent> wishes(Arbitrary<Instant> times) {
        Arbitrary<LocalTime> hours = Arbitraries.integers().between(0, 23).map(hour -> LocalTime.of(hour, 0));
        Arbitrary<String> zones = Arbitraries.of("Europe/Copenhagen", "America/New_York", "Atlantis/Capital");
        Arbitrary<QuietHours> quiet =
                Combinators.combine(hours, hours, zones).as(QuietHours::new).injectNull(0.3);
        Arbitrary<Frequency> caps = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 30))
                .as((most, per) -> new Frequency(most, Duration.ofHours(per)))
                .injectNull(0.3);
        Arbitrary<Boolean> open = Arbitraries.of(true, true, false);
        return Combinators.combine(times, quiet, caps, open, Arbitraries.of(true, false))
                .as((at, silent, cap, email, contact) -> contact
                        ? new CustomerContacted("c", "email", at)
                        : new PreferencesChanged(
                                "c",
                                new Preferences(
                                        Map.of("email", email),
                                        Map.of(),
                                        cap == null ? Map.of() : Map.of("email", cap),
                                        silent)));
    }
}
