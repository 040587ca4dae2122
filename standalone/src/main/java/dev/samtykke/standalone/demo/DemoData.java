package dev.samtykke.standalone.demo;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import net.datafaker.Faker;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.ServeNotice;
import dev.samtykke.customer.command.CustomerAnswer;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.Subject;
import dev.samtykke.messages.Command;
import dev.samtykke.notice.PublishNotice;
import dev.samtykke.notice.command.NoticeAnswer;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.command.PurposeAnswer;

/**
 * Loads purposes, a notice and synthetic customers through the same commands that front ends send. The people are made
 * up from a fixed seed, so that every load is the same, and every command has an idempotency key of its own, so that
 * loading again changes nothing.
 */
public final class DemoData {

    private static final int CUSTOMERS = 2_000;
    private static final long SEED = 20_180_525; // the day the GDPR came into force
    private static final String NOTICE = "demo-privacy";

    private final CommandDispatcher commands;
    private final IdentifierKeys identifiers;
    private final Random random = new Random(SEED);
    private final Faker faker = new Faker(Locale.ENGLISH, random);
    private int sent;

    public DemoData(CommandDispatcher commands, IdentifierKeys identifiers) {
        this.commands = commands;
        this.identifiers = identifiers;
    }

    /** Loads everything, and shows on standard error how far it has got. */
    public void load() {
        define("demo-newsletter", "Newsletter", LawfulBasis.CONSENT, BasisTerms.NONE);
        define("demo-personalisation", "Personal recommendations", LawfulBasis.CONSENT, BasisTerms.NONE);
        define("demo-fraud-prevention", "Fraud prevention", LawfulBasis.LEGITIMATE_INTERESTS, balanced());
        send(
                new PublishNotice(
                        NOTICE,
                        "en",
                        "We write to you and recommend products if you agree. We look for fraud in every order.",
                        List.of("demo-newsletter", "demo-personalisation", "demo-fraud-prevention"),
                        true),
                NoticeAnswer.class);
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Demo customers")
                .setInitialMax(CUSTOMERS)
                .setStyle(ProgressBarStyle.ASCII)
                .build()) {
            for (int i = 0; i < CUSTOMERS; i++) {
                customer(i);
                bar.step();
            }
        }
    }

    private void customer(int number) {
        String email =
                faker.name().firstName().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + number + "@demo.invalid";
        List<Identifier> known = new ArrayList<>();
        known.add(identifiers.identify("email", email, "email"));
        if (random.nextInt(3) == 0) {
            known.add(identifiers.identify("loyalty_id", "demo-" + (100_000 + number), "loyalty_id"));
        }
        Subject subject = new Subject(null, known);
        String customer = decide(subject, firstDecision("demo-newsletter"), firstDecision("demo-personalisation"));
        send(new ServeNotice(customer, NOTICE, 1, null, "web", null), CustomerAnswer.class);
        if (random.nextInt(5) == 0) {
            decide(new Subject(customer, List.of()), new RevokeConsent("demo-newsletter"));
        }
    }

    private ConsentCommand firstDecision(String purpose) {
        return random.nextInt(10) < 7 ? new GrantConsent(purpose) : new RefuseConsent(purpose);
    }

    private String decide(Subject subject, ConsentCommand... decisions) {
        GivenEvidence evidence = new GivenEvidence(
                NOTICE, 1, "en", "web", "demo", "checkbox", false, null, null, "customer", null, null, false);
        return send(new RecordConsents(subject, List.of(decisions), evidence), ConsentsAnswer.class)
                .customerId();
    }

    private void define(String id, String title, LawfulBasis basis, BasisTerms basisTerms) {
        PurposeTerms terms = new PurposeTerms(
                title,
                "Part of the demonstration data",
                basis,
                basisTerms,
                List.of("contact", "behaviour"),
                Period.ofYears(3),
                basis == LawfulBasis.CONSENT ? Period.ofYears(2) : null,
                false,
                false,
                false,
                false);
        send(new DefinePurpose(id, terms, true), PurposeAnswer.class);
    }

    private static BasisTerms balanced() {
        return new BasisTerms(
                null,
                null,
                "demo/balancing-assessment",
                LocalDate.parse("2026-01-15"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private <A> A send(Command command, Class<A> answerType) {
        String number = "demo-" + sent++;
        return commands.send(command, new CommandContext("demo", "", number, number), answerType);
    }
}
