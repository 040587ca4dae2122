package dev.samtykke.personaldata.identifiers;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives each identifier one spelling, so that one person is found by all the ways of writing it. */
public final class IdentifierNormalizer {

    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final Set<String> OTHER_TYPES =
            Set.of("user_id", "anonymous_id", "device_id", "loyalty_id", "social_id", "external_id");
    private static final Pattern ALL_ZEROS = Pattern.compile("[-+. ]*0[-+. 0]*");

    private final IdentifierRules rules;
    private final EmailSpelling emails;
    private final PhoneSpelling phones;

    /** A normaliser by these rules. */
    public IdentifierNormalizer(IdentifierRules rules) {
        this.rules = rules;
        this.emails = new EmailSpelling(rules);
        this.phones = new PhoneSpelling(rules.defaultRegion());
    }

    /**
     * The one spelling of the value: an e-mail address in lower case, a phone number in E.164 ({@code +4512345678}), any
     * other identifier in Unicode form NFKC with its case kept.
     *
     * @param type {@code email}, {@code phone}, {@code user_id}, {@code anonymous_id}, {@code device_id},
     *     {@code loyalty_id}, {@code social_id} or {@code external_id}
     * @throws IdentifierRefused in one of its subtypes, one per rule
     */
    public String normalize(String type, String value) {
        if (!type.equals(EMAIL) && !type.equals(PHONE) && !OTHER_TYPES.contains(type)) {
            throw new UnknownIdentifierType();
        }
        String text = CleanText.of(type, value);
        if (rules.blockedValues().contains(text.toLowerCase(Locale.ROOT))
                || ALL_ZEROS.matcher(text).matches()) {
            throw new BlockedIdentifier(type);
        }
        return switch (type) {
            case EMAIL -> emails.normalize(text);
            case PHONE -> phones.normalize(text);
            default -> text;
        };
    }
}
