package dev.samtykke.purpose.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeVersion;

/**
 * A revision by which a purpose moved from one lawful basis to another. Whoever said no before stays protected until
 * they are told of the new basis (EDPB Guidelines 05/2020, 121-123).
 *
 * @param version the first version on the new basis
 * @param recordedAt from when on it holds
 * @param eventId the event that states it
 */
public record BasisChange(int version, LawfulBasis from, LawfulBasis to, Instant recordedAt, String eventId) {

    /** All changes, oldest first. */
    public static List<BasisChange> of(PurposeState purpose) {
        List<BasisChange> changes = new ArrayList<>();
        List<PurposeVersion> versions = purpose.versions();
        for (int i = 1; i < versions.size(); i++) {
            LawfulBasis from = versions.get(i - 1).terms().lawfulBasis();
            PurposeVersion version = versions.get(i);
            if (version.terms().lawfulBasis() != from) {
                changes.add(new BasisChange(
                        version.version(),
                        from,
                        version.terms().lawfulBasis(),
                        version.recordedAt(),
                        version.eventId()));
            }
        }
        return List.copyOf(changes);
    }

    /** The change to the basis in force; empty when the purpose always had it. */
    public static Optional<BasisChange> latest(PurposeState purpose) {
        List<BasisChange> changes = of(purpose);
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.size() - 1));
    }
}
