package dev.samtykke.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of identifiers that may point to a customer, the strongest first. */
public enum IdentifierType {
    USER_ID,
    EMAIL,
    PHONE,
    LOYALTY_ID,
    EXTERNAL_ID,
    SOCIAL_ID,
    DEVICE_ID,
    ANONYMOUS_ID;

    /** The name in messages and in the API, such as {@code user_id}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with that slug. */
    public static Optional<IdentifierType> of(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
