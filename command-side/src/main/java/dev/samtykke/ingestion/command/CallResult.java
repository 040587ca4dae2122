package dev.samtykke.ingestion.command;

import java.util.List;

import dev.samtykke.profile.WithheldItem;

/**
 * What became of one call.
 *
 * @param kept how many of its items were kept
 * @param withheld how many were not
 * @param duplicate whether it had been taken in before, so that nothing was done
 * @param unrecorded what was withheld of a person who is not known, so that no stream tells of it yet
 */
record CallResult(int kept, int withheld, boolean duplicate, List<WithheldItem> unrecorded) {

    static final CallResult DUPLICATE = new CallResult(0, 0, true, List.of());

    static CallResult of(JudgedCall judged) {
        return new CallResult(judged.kept(), judged.withheld().size(), false, List.of());
    }

    static CallResult ofUnknown(List<WithheldItem> withheld) {
        return new CallResult(0, withheld.size(), false, withheld);
    }
}
