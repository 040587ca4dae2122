package dev.samtykke.consent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.commanding.CommandSide;
import dev.samtykke.commanding.InMemoryCommandSide;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.RaiseObjection;
import dev.samtykke.customer.command.CustomerAnswer;
import dev.samtykke.identity.Subject;
import dev.samtykke.notice.PublishNotice;
import dev.samtykke.notice.command.NoticeAnswer;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.command.PurposeAnswer;

/** Nodes and callers whose clocks differ: what a person does counts in the order in which they do it. */
class ClockSkewTest {

    private static final Duration SKEW = Duration.ofSeconds(10);

    private final InMemoryCommandSide side = new InMemoryCommandSide();
    private String anna = "";

    @BeforeEach
    void annaGrants() {
        PurposeTerms terms = new PurposeTerms(
                "Newsletter",
                "News",
                LawfulBasis.CONSENT,
                BasisTerms.NONE,
                List.of("contact"),
                Period.ofYears(3),
                null,
                true,
                false,
                false,
                false);
        side.send(new DefinePurpose("newsletter", terms, true), PurposeAnswer.class);
        side.send(
                new PublishNotice("privacy", "da", "Vi skriver til dig", List.of("newsletter"), false),
                NoticeAnswer.class);
        anna = decide(CommandSide.by("anna@example.org"), new GrantConsent("newsletter"), null);
    }

    @Test
    void aWithdrawalStandsWhereTheNodeThatRecordsItIsBehind() {
        side.pass(SKEW.negated());
        decide(CommandSide.known(anna), new RevokeConsent("newsletter"), null);
        assertThat(status()).isEqualTo(ConsentStatus.REVOKED);

        side.pass(SKEW.negated());
        decide(CommandSide.known(anna), new GrantConsent("newsletter"), null);
        assertThat(status()).isEqualTo(ConsentStatus.GRANTED);

        side.pass(SKEW.negated());
        decide(CommandSide.known(anna), new RefuseConsent("newsletter"), null);
        assertThat(status()).isEqualTo(ConsentStatus.REFUSED);
    }

    @Test
    void aWithdrawalStandsWhereTheClockOfTheGrantsCallerWasAhead() {
        decide(
                CommandSide.known(anna),
                new GrantConsent("newsletter"),
                side.now().plus(Duration.ofMinutes(4)));
        assertThat(decidedAt()).isEqualTo(side.now());

        side.pass(SKEW);
        decide(CommandSide.known(anna), new RevokeConsent("newsletter"), side.now());
        assertThat(status()).isEqualTo(ConsentStatus.REVOKED);
    }

    @Test
    void anObjectionStandsWhereTheNodeThatRecordsItIsBehind() {
        Instant granted = side.now();
        assertThat(rule()).isEqualTo(Rule.PERMITTED);
        side.pass(SKEW.negated());
        side.send(new RaiseObjection(anna, Objection.TO_DIRECT_MARKETING, null, null), CustomerAnswer.class);

        assertThat(side.customer(anna).standing().objections().values())
                .extracting(Objection::raisedAt)
                .containsExactly(granted);
        assertThat(rule()).isEqualTo(Rule.OBJECTED);
    }

    @Test
    void anObjectionIsRaisedNoLaterThanItIsHeardOf() {
        side.send(
                new RaiseObjection(
                        anna, Objection.TO_DIRECT_MARKETING, null, side.now().plus(Duration.ofMinutes(4))),
                CustomerAnswer.class);
        side.pass(SKEW);
        decide(CommandSide.known(anna), new GrantConsent("newsletter"), side.now());
        assertThat(rule()).isEqualTo(Rule.PERMITTED);
    }

    private Rule rule() {
        return Permission.decide(
                        side.customer(anna),
                        side.catalogue(),
                        new PermissionQuery("newsletter", Set.of("contact"), null, null),
                        side.now().plus(SKEW))
                .rule();
    }

    private ConsentStatus status() {
        return side.customer(anna).consent("newsletter").orElseThrow().status();
    }

    private Instant decidedAt() {
        return side.customer(anna)
                .consent("newsletter")
                .orElseThrow()
                .evidence()
                .decidedAt();
    }

    private String decide(Subject subject, ConsentCommand decision, @Nullable Instant decidedAt) {
        GivenEvidence evidence = new GivenEvidence(
                "privacy", 1, "da", "web", "shop", "checkbox", false, null, null, null, decidedAt, null, false);
        return side.send(new RecordConsents(subject, List.of(decision), evidence), ConsentsAnswer.class)
                .customerId();
    }
}
