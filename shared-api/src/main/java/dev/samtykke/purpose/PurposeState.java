package dev.samtykke.purpose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/**
 * A purpose with all its versions, oldest first.
 *
 * @param retiredAt when it was retired; null while it is in use
 */
@StoredAs(name = "purpose-state")
public record PurposeState(
        String purpose,
        List<PurposeVersion> versions,
        @Nullable Instant retiredAt) {

    /** The state before the first event. */
    public static PurposeState undefined(String purpose) {
        return new PurposeState(purpose, List.of(), null);
    }

    /** Whether it was ever defined. */
    public boolean defined() {
        return !versions.isEmpty();
    }

    /** Whether it is no longer in use. */
    public boolean retired() {
        return retiredAt != null;
    }

    /**
     * The version in force.
     *
     * @throws IllegalStateException when it was never defined
     */
    public PurposeVersion current() {
        if (versions.isEmpty()) {
            throw new IllegalStateException("purpose " + purpose + " has no version");
        }
        return versions.get(versions.size() - 1);
    }

    /** Whether a material revision came after {@code version}. */
    public boolean revisedMateriallySince(int version) {
        return versions.stream().anyMatch(later -> later.version() > version && later.material());
    }

    /** What was known of the purpose at {@code instant}. */
    public PurposeState asOf(Instant instant) {
        List<PurposeVersion> known = versions.stream()
                .filter(version -> !version.recordedAt().isAfter(instant))
                .toList();
        return new PurposeState(purpose, known, retiredAt == null || retiredAt.isAfter(instant) ? null : retiredAt);
    }

    /** The state after one more event. */
    public PurposeState evolve(Recorded<PurposeEvent> recorded) {
        PurposeEvent event = recorded.event();
        if (event instanceof PurposeDefined defined) {
            return with(defined.version(), defined.terms(), true, recorded);
        }
        if (event instanceof PurposeRevised revised) {
            return with(revised.version(), revised.terms(), revised.material(), recorded);
        }
        return new PurposeState(purpose, versions, recorded.recordedAt());
    }

    private PurposeState with(int version, PurposeTerms terms, boolean material, Recorded<PurposeEvent> recorded) {
        List<PurposeVersion> longer = new ArrayList<>(versions);
        longer.add(new PurposeVersion(version, terms, material, recorded.recordedAt(), recorded.eventId()));
        return new PurposeState(purpose, List.copyOf(longer), retiredAt);
    }
}
