package dev.samtykke.permission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.messages.Recorded;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRetired;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;

/** A small catalogue and evidence to test with. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    public static final String NEWSLETTER = "newsletter";
    public static final String TERMS = "terms";

    private Samples() {}

    public static PurposeTerms terms(LawfulBasis basis, @Nullable Period validity) {
        return new PurposeTerms(
                "Newsletter",
                "News by e-mail",
                basis,
                complete(basis),
                List.of("contact", "behaviour"),
                Period.ofYears(3),
                validity,
                false,
                false,
                false,
                false);
    }

    public static BasisTerms complete(LawfulBasis basis) {
        return switch (basis) {
            case CONSENT -> BasisTerms.NONE;
            case CONTRACT -> new BasisTerms(null, "membership", null, null, null, null, null, null, null, null, null);
            case LEGITIMATE_INTERESTS ->
                new BasisTerms(
                        null, null, "lia-7", LocalDate.parse("2026-01-01"), null, null, null, null, null, null, null);
            case LEGAL_OBLIGATION ->
                new BasisTerms(null, null, null, null, "Bookkeeping Act", "10", null, null, null, null, null);
            case PUBLIC_TASK ->
                new BasisTerms(null, null, null, null, null, null, null, null, "statistics", "Statistics Act", null);
            case VITAL_INTERESTS ->
                new BasisTerms(null, null, null, null, null, null, null, null, null, null, "accident");
        };
    }

    public static Evidence evidence(int purposeVersion, int noticeVersion, Instant decidedAt) {
        return new Evidence(
                purposeVersion,
                new NoticeReference(TERMS, noticeVersion, "00"),
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

    /** Purposes and notices by id, changed by the events that a test states. */
    public static final class Shelf implements Catalogue {
        private final Map<String, PurposeState> purposes = new HashMap<>();
        private final Map<String, NoticeState> notices = new HashMap<>();

        public Shelf define(PurposeTerms terms) {
            purposes.put(
                    NEWSLETTER,
                    purpose(NEWSLETTER)
                            .evolve(new Recorded<>(new PurposeDefined(NEWSLETTER, 1, terms), "p1", 0, NOON)));
            return this;
        }

        public Shelf revise(PurposeTerms terms, boolean material) {
            int next = purpose(NEWSLETTER).current().version() + 1;
            purposes.put(
                    NEWSLETTER,
                    purpose(NEWSLETTER)
                            .evolve(new Recorded<>(
                                    new PurposeRevised(NEWSLETTER, next, terms, material),
                                    "p" + next,
                                    next - 1,
                                    NOON)));
            return this;
        }

        public Shelf retire() {
            purposes.put(
                    NEWSLETTER,
                    purpose(NEWSLETTER).evolve(new Recorded<>(new PurposeRetired(NEWSLETTER, null), "p9", 9, NOON)));
            return this;
        }

        public Shelf publish(boolean material) {
            return publish(material, 1, LawfulBasis.CONSENT);
        }

        public Shelf publish(boolean material, int purposeVersion, LawfulBasis basis) {
            int next = notice(TERMS).versions().size() + 1;
            notices.put(
                    TERMS,
                    notice(TERMS)
                            .evolve(new Recorded<>(
                                    new NoticePublished(
                                            TERMS,
                                            next,
                                            "da",
                                            "Vi skriver til dig",
                                            "00",
                                            List.of(new CoveredPurpose(NEWSLETTER, purposeVersion, basis)),
                                            material),
                                    "n" + next,
                                    next - 1,
                                    NOON)));
            return this;
        }

        @Override
        public PurposeState purpose(String id) {
            return purposes.getOrDefault(id, PurposeState.undefined(id));
        }

        @Override
        public NoticeState notice(String id) {
            return notices.getOrDefault(id, NoticeState.unpublished(id));
        }
    }
}
