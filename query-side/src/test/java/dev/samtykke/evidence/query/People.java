package dev.samtykke.evidence.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.Period;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.Standing;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.identity.IdentifierClaimed;
import dev.samtykke.identity.IdentifierReleased;
import dev.samtykke.identity.Reach;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeTerms;

/** Lets people do things in a history. */
public final class People {

    private final TestHistory history;

    public People(TestHistory history) {
        this.history = history;
    }

    /** The id of the customer with that number. */
    public static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    /** The key of an identifier. */
    public static String key(String name) {
        return "key-of-" + name;
    }

    /** Registers a customer with an e-mail address. */
    public People register(int number) {
        history.append(Streams.CUSTOMER, id(number), new CustomerRegistered(id(number)));
        return identify(number, "email" + number, "person" + number + "@example.org");
    }

    /** Attaches an identifier. */
    public People identify(int number, String name, String value) {
        history.append(
                Streams.CUSTOMER,
                id(number),
                new IdentifierAttached(id(number), key(name), "email", PersonalText.of(value)));
        history.append(Streams.IDENTIFIER, key(name), new IdentifierClaimed(key(name), "email", id(number)));
        return this;
    }

    /** Defines a purpose that people may consent to. */
    public People purpose(String purpose) {
        PurposeTerms terms = new PurposeTerms(
                "Newsletter",
                "News by e-mail",
                LawfulBasis.CONSENT,
                BasisTerms.NONE,
                List.of("contact", "behaviour"),
                Period.ofYears(3),
                Period.ofYears(2),
                true,
                false,
                false,
                false);
        history.append(Streams.PURPOSE, purpose, new PurposeDefined(purpose, 1, terms));
        return this;
    }

    /** Publishes the first version of a notice. */
    public NoticeReference notice(String notice, String text) {
        String sha256 = MerkleHashing.sha256(text.getBytes(UTF_8)).hex();
        history.append(
                Streams.NOTICE,
                notice,
                new NoticePublished(
                        notice,
                        1,
                        "da",
                        text,
                        sha256,
                        List.of(new CoveredPurpose("newsletter", 1, LawfulBasis.CONSENT)),
                        true));
        return new NoticeReference(notice, 1, sha256);
    }

    /** Merges one customer into another one. */
    public People merge(int survivor, int absorbed) {
        String mergeId = "merge-" + absorbed;
        history.append(
                Streams.CUSTOMER,
                id(survivor),
                new IdentityMerged(
                        id(survivor),
                        mergeId,
                        id(absorbed),
                        2,
                        PersonalText.of("the same e-mail address"),
                        Standing.NONE,
                        Reach.NONE,
                        Narrowing.NONE));
        history.append(Streams.CUSTOMER, id(absorbed), new MergedInto(id(absorbed), mergeId, id(survivor)));
        return this;
    }

    /** Lets an identifier point to another customer. */
    public People transfer(String name, int from, int to) {
        history.append(Streams.IDENTIFIER, key(name), new IdentifierReleased(key(name), id(from)));
        history.append(Streams.IDENTIFIER, key(name), new IdentifierClaimed(key(name), "email", id(to)));
        return this;
    }

    /** Grants consent; returns the position. */
    public long grant(int number, String purpose, @Nullable NoticeReference notice) {
        return history.append(
                Streams.CUSTOMER, id(number), new ConsentGranted(id(number), purpose, evidence(notice), true));
    }

    /** Withdraws consent; returns the position. */
    public long revoke(int number, String purpose) {
        return history.append(Streams.CUSTOMER, id(number), new ConsentRevoked(id(number), purpose, evidence(null)));
    }

    /** What makes a decision demonstrable. */
    public static Evidence evidence(@Nullable NoticeReference notice) {
        return new Evidence(
                1,
                notice,
                "da",
                "web",
                "shop",
                "checkbox",
                true,
                PersonalText.of("guardian-77"),
                "customer",
                Instant.parse("2026-03-01T09:00:00Z"),
                null);
    }
}
