package dev.samtykke.evidence.query;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.IdentifierClaimed;
import dev.samtykke.privacy.PersonalText;

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
                Instant.parse("2026-03-01T09:00:00Z"));
    }
}
