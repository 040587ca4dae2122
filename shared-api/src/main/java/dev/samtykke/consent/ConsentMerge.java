package dev.samtykke.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What two customers' consents become when the two turn out to be one person. Explicit decisions compete, absence does
 * not: against a grant the protective decision wins and the purpose is to be asked again; of two grants both must hold.
 * Merging never adds a permission, in whatever order it happens.
 */
public final class ConsentMerge {

    private ConsentMerge() {}

    /** The consents of both, by purpose in alphabetical order. */
    public static List<Consent> of(Collection<Consent> one, Collection<Consent> other) {
        Map<String, Consent> merged = new TreeMap<>();
        one.forEach(consent -> merged.put(consent.purpose(), consent));
        other.forEach(consent -> merged.merge(consent.purpose(), consent, ConsentMerge::of));
        return List.copyOf(merged.values());
    }

    private static Consent of(Consent one, Consent other) {
        Instant outdatedBy = later(one.outdatedBy(), other.outdatedBy());
        if (one.status() == ConsentStatus.GRANTED && other.status() == ConsentStatus.GRANTED) {
            List<Consent> grants = new ArrayList<>(parts(one));
            parts(other).stream().filter(grant -> !grants.contains(grant)).forEach(grants::add);
            List<Consent> needed = withoutImplied(grants);
            return copy(
                    needed.get(0), one.conflict() || other.conflict(), outdatedBy, needed.subList(1, needed.size()));
        }
        boolean conflict = one.conflict()
                || other.conflict()
                || one.status().protective() != other.status().protective();
        return copy(protective(one, other), conflict, outdatedBy, List.of());
    }

    private static Consent protective(Consent one, Consent other) {
        if (one.status().protective() != other.status().protective()) {
            return one.status().protective() ? one : other;
        }
        return one.outdatedBy().isBefore(other.outdatedBy()) ? other : one;
    }

    private static List<Consent> parts(Consent grant) {
        List<Consent> parts = new ArrayList<>();
        parts.add(copy(grant, false, grant.evidence().decidedAt(), List.of()));
        parts.addAll(grant.joint());
        return parts;
    }

    /** Leaves out each grant that holds whenever another one does, so that merging thousands of customers stays small. */
    private static List<Consent> withoutImplied(List<Consent> grants) {
        List<Consent> needed = new ArrayList<>();
        for (Consent grant : grants) {
            if (needed.stream().noneMatch(kept -> implies(kept, grant))) {
                needed.removeIf(kept -> implies(grant, kept));
                needed.add(grant);
            }
        }
        return needed;
    }

    private static boolean implies(Consent narrower, Consent wider) {
        Evidence narrow = narrower.evidence();
        Evidence wide = wider.evidence();
        return narrow.purposeVersion() <= wide.purposeVersion()
                && !narrow.decidedAt().isAfter(wide.decidedAt())
                && (wider.verified() || !narrower.verified())
                && (wide.explicit() || !narrow.explicit())
                && impliesNotice(narrow.notice(), wide.notice());
    }

    private static boolean impliesNotice(@Nullable NoticeReference narrow, @Nullable NoticeReference wide) {
        if (wide == null || narrow == null) {
            return wide == null;
        }
        return narrow.id().equals(wide.id()) && narrow.version() <= wide.version();
    }

    private static Consent copy(Consent consent, boolean conflict, Instant outdatedBy, List<Consent> joint) {
        return new Consent(
                consent.purpose(),
                consent.status(),
                consent.evidence(),
                consent.verified(),
                conflict,
                consent.eventId(),
                consent.recordedAt(),
                outdatedBy,
                List.copyOf(joint));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
