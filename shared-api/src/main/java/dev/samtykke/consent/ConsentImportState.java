package dev.samtykke.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/**
 * Where an import stands, which is where its latest attempt stands.
 *
 * @param attempt the latest attempt; 0 before the first
 * @param begunAt when that attempt began; null before the first
 * @param updatedAt when it was last heard of; null before the first
 */
@StoredAs(name = "consent-import-state")
public record ConsentImportState(
        String importId,
        int attempt,
        Stage stage,
        ImportCounts counts,
        @Nullable Instant begunAt,
        @Nullable Instant updatedAt) {

    /** How far an import has got. */
    public enum Stage {
        UNKNOWN,
        RECEIVING,
        INTERRUPTED,
        COMPLETED
    }

    /** The state before the first event. */
    public static ConsentImportState unknown(String importId) {
        return new ConsentImportState(importId, 0, Stage.UNKNOWN, ImportCounts.NONE, null, null);
    }

    /** The state after one more event. */
    public ConsentImportState evolve(Recorded<ConsentImportEvent> recorded) {
        ConsentImportEvent event = recorded.event();
        if (event instanceof ConsentImportBegun begun) {
            return new ConsentImportState(
                    importId,
                    begun.attempt(),
                    Stage.RECEIVING,
                    ImportCounts.NONE,
                    recorded.recordedAt(),
                    recorded.recordedAt());
        }
        if (event instanceof ConsentImportAdvanced advanced) {
            return at(Stage.RECEIVING, advanced.counts(), recorded.recordedAt());
        }
        return event instanceof ConsentImportCompleted completed
                ? at(Stage.COMPLETED, completed.counts(), recorded.recordedAt())
                : at(Stage.INTERRUPTED, ((ConsentImportInterrupted) event).counts(), recorded.recordedAt());
    }

    private ConsentImportState at(Stage reached, ImportCounts counted, Instant instant) {
        return new ConsentImportState(importId, attempt, reached, counted, begunAt, instant);
    }
}
