package dev.samtykke.query.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;

/** Parts of events. */
public final class Samples {

    public static final String SHA256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private Samples() {}

    /** Terms of a purpose based on consent. */
    public static PurposeTerms terms(@Nullable Period validity) {
        return new PurposeTerms(
                "Newsletter",
                "News by e-mail",
                LawfulBasis.CONSENT,
                BasisTerms.NONE,
                List.of("contact", "behaviour"),
                Period.ofYears(3),
                validity,
                false,
                false,
                false,
                false);
    }

    /** The first version of the notice {@code terms}. */
    public static NoticePublished notice(String text) {
        return new NoticePublished(
                "terms",
                1,
                "da",
                text,
                sha256(text),
                List.of(new CoveredPurpose("newsletter", 1, LawfulBasis.CONSENT)),
                true);
    }

    /** The SHA-256 of a text's UTF-8 bytes, hex. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Evidence of a decision on version 1 of a purpose. */
    public static Evidence evidence(Instant decidedAt) {
        return new Evidence(
                1,
                new NoticeReference("terms", 1, SHA256),
                "da",
                "web",
                "shop",
                "checkbox",
                false,
                null,
                "customer",
                decidedAt,
                null);
    }

    /** A personal value as the store gives it. */
    public static PersonalText sealed(String value) {
        return PersonalText.sealed("sealed", ciphertext -> Optional.of(value));
    }

    /** A personal value whose key was destroyed. */
    public static PersonalText erased() {
        return PersonalText.sealed("sealed", ciphertext -> Optional.empty());
    }
}
