package dev.samtykke.personaldata.identifiers;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.samtykke.identity.IdentifierType;

/** Gives each identifier one spelling, so that one person is found by all the ways of writing it. */
public final class IdentifierNormalizer {

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
     * @param field where the value was given, for the refusal
     * @throws IdentifierRefused in one of its subtypes, one per rule
     */
    public String normalize(IdentifierType type, String value, String field) {
        String text = CleanText.of(value, field);
        if (rules.blockedValues().contains(text.toLowerCase(Locale.ROOT))
                || ALL_ZEROS.matcher(text).matches()) {
            throw new BlockedIdentifier(field);
        }
        return switch (type) {
            case EMAIL -> emails.normalize(text, field);
            case PHONE -> phones.normalize(text, field);
            default -> CleanText.inOneScript(text, field);
        };
    }
}
