package dev.samtykke.personaldata.identifiers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Phone numbers in ITU E.164. */
final class PhoneSpelling {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final String defaultRegion;

    PhoneSpelling(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /** E.164 has no place for an extension, and dropping it would make one person of a whole company. */
    String normalize(String text, String field) {
        PhoneNumber number = parse(text, field);
        if (number.hasExtension() || !NUMBERS.isValidNumber(number)) {
            throw new InvalidPhone(field);
        }
        return NUMBERS.format(number, PhoneNumberFormat.E164);
    }

    private PhoneNumber parse(String text, String field) {
        try {
            return NUMBERS.parse(text, defaultRegion);
        } catch (NumberParseException e) {
            // The cause is left out: its message may quote the number.
            throw new InvalidPhone(field);
        }
    }
}
