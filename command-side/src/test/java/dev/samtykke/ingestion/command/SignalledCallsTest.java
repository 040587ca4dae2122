package dev.samtykke.ingestion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.commanding.InMemoryCommandSide;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.identity.Identifier;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Rule;
import dev.samtykke.profile.SentCall;
import dev.samtykke.signal.ConsentSignal;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.SignalledChoices.Weight;

/** Signals that come with calls. */
class SignalledCallsTest {

    private static final Identifier ANNA = Shop.user("anna");
    private static final Identifier STRANGER = Shop.anonymous("stranger");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryCommandSide side = new InMemoryCommandSide();

    @BeforeEach
    void setUp() {
        Shop.setUp().forEach(command -> side.send(command, Object.class));
        side.send(Shop.signalling(), Object.class);
    }

    private static SentCall with(SentCall call, Weight weight, Map<String, Boolean> purposes) {
        SignalledChoices choices = new SignalledChoices(
                new ConsentSignal("categories", "ab".repeat(32)), weight, "consent-preferences", purposes);
        return new SentCall(
                call.message(), call.type(), call.identifiers(), call.items(), call.occurredAt(), List.of(choices));
    }

    private CallResult take(SentCall call) {
        return side.send(Shop.collect(call), CollectAnswer.class).calls().get(0);
    }

    private String grant(String purpose) {
        return side.send(Shop.grant(purpose, LONG_AGO, ANNA), ConsentsAnswer.class)
                .customerId();
    }

    private ConsentStatus status(String customerId, String purpose) {
        return Objects.requireNonNull(side.customer(customerId).consents().get(purpose))
                .status();
    }

    private <E> List<E> events(String customerId, Class<E> type) {
        return side.history(customerId).stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void choicesThatWereJustMadeAreRecordedWithTheirEvidenceAndTheHashOfTheSignal() {
        String anna = grant("advice");
        take(with(call(1, ANNA), Weight.DECIDES, Map.of("newsletter", true, "advice", false)));

        assertThat(status(anna, "newsletter")).isEqualTo(ConsentStatus.GRANTED);
        assertThat(status(anna, "advice")).isEqualTo(ConsentStatus.REVOKED);
        Evidence evidence = events(anna, ConsentGranted.class).get(1).evidence();
        assertThat(evidence.signal()).isEqualTo(new ConsentSignal("categories", "ab".repeat(32)));
        assertThat(evidence.method()).isEqualTo("consent-preferences");
        assertThat(evidence.source()).isEqualTo(Shop.SOURCE);
        assertThat(Objects.requireNonNull(evidence.notice()).id()).isEqualTo("notice");
        assertThat(evidence.decidedAt()).isEqualTo("2026-04-30T10:00:00Z");
    }

    @Test
    void choicesOfSomebodyUnknownMakeThemKnownAndCountForTheCallsBehindThem() {
        SentCall order = Shop.track(2, List.of(STRANGER), Shop.ORDER, Map.of("total", "12.5"));
        List<CallResult> results = side.send(
                        Shop.collect(with(call(1, STRANGER), Weight.DECIDES, Map.of("advice", true)), order),
                        CollectAnswer.class)
                .calls();

        assertThat(results.get(1).kept()).isEqualTo(2);
    }

    @Test
    void choicesAreTakenInOnce() {
        String anna = grant("advice");
        SentCall change = with(call(1, ANNA), Weight.DECIDES, Map.of("advice", false));
        take(change);
        side.send(Shop.grant("advice", Instant.parse("2026-05-01T00:00:00Z"), ANNA), ConsentsAnswer.class);

        assertThat(take(change).duplicate()).isTrue();
        assertThat(status(anna, "advice")).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void aNoWithACallNarrowsThatCallAndRecordsNothing() {
        String anna = grant("advice");
        CallResult narrowed = take(with(
                Shop.track(1, List.of(ANNA), Shop.ORDER, Map.of("total", "1")),
                Weight.NARROWS,
                Map.of("advice", false)));
        CallResult next = take(Shop.track(2, List.of(ANNA), Shop.ORDER, Map.of("total", "1")));

        assertThat(narrowed.kept()).isZero();
        assertThat(next.kept()).isEqualTo(2);
        assertThat(events(anna, DataWithheld.class).get(0).items().get(0).deniedBy())
                .isEqualTo(Map.of("advice", Rule.DENIED_BY_SIGNAL));
        assertThat(status(anna, "advice")).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void anAddressThatASignalWithholdsPointsToNobody() {
        String anna = grant("newsletter");
        grant("advice"); // so that the call may be used for something
        SentCall identify = Shop.identify(
                1, List.of(ANNA, Shop.email("anna@example.org")), Map.of("email", "\"anna@example.org\""));
        take(with(identify, Weight.NARROWS, Map.of("newsletter", false)));

        assertThat(side.customer(anna).identifiers()).containsOnlyKeys(ANNA.key());
    }

    @Test
    void aYesWithACallNeverGrants() {
        String anna = grant("newsletter");
        CallResult result = take(with(
                Shop.track(1, List.of(ANNA), Shop.ORDER, Map.of("total", "1")),
                Weight.NARROWS,
                Map.of("advice", true)));

        assertThat(result.kept()).isZero();
        assertThat(side.customer(anna).consents()).containsOnlyKeys("newsletter");
        assertThat(events(anna, DataCollected.class)).isEmpty();
    }

    @Test
    void aSettingDeclinesWhereNothingWasDecidedAndNeverTakesThePlaceOfADecision() {
        String anna = grant("advice");
        SentCall page = Shop.track(1, List.of(ANNA), Shop.ORDER, Map.of());
        CallResult result =
                take(with(page, Weight.DECLINES, Map.of("advice", false, "newsletter", false, Shop.TRENDS, false)));

        assertThat(result.kept()).isZero();
        assertThat(status(anna, "advice")).isEqualTo(ConsentStatus.GRANTED);
        assertThat(status(anna, "newsletter")).isEqualTo(ConsentStatus.REFUSED);
        assertThat(side.customer(anna).standing().objections()).containsOnlyKeys(Shop.TRENDS);
    }

    @Test
    void aSettingThatKeepsComingIsRecordedOnce() {
        String anna = grant("advice");
        for (int message = 1; message <= 3; message++) {
            take(with(call(message, ANNA), Weight.DECLINES, Map.of("newsletter", false, Shop.TRENDS, false)));
        }

        assertThat(events(anna, ObjectionRaised.class)).hasSize(1);
        assertThat(events(anna, ConsentRefused.class)).hasSize(1);
    }

    @Test
    void aSettingOfSomebodyUnknownIsNotRecorded() {
        take(with(call(1, STRANGER), Weight.DECLINES, Map.of("newsletter", false)));

        assertThat(side.everything()).noneMatch(CustomerRegistered.class::isInstance);
    }

    @Test
    void whatCannotBeRecordedLeadsToNothing() {
        String anna = grant("advice");
        int before = side.history(anna).size();
        take(with(call(1, ANNA), Weight.DECIDES, Map.of("nothing-like-that", true, Shop.DELIVERY, true)));

        assertThat(side.history(anna)).hasSize(before);
    }

    private static SentCall call(int message, Identifier who) {
        return Shop.identify(message, List.of(who), Map.of());
    }
}
