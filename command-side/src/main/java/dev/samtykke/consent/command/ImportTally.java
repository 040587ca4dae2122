package dev.samtykke.consent.command;

import dev.samtykke.consent.ImportCounts;

/** Counts what became of lines. */
final class ImportTally {

    private ImportCounts counts = ImportCounts.NONE;

    void add(LineResult result) {
        boolean applied = result.status() == LineResult.Status.applied;
        counts = new ImportCounts(
                counts.lines() + 1,
                counts.applied() + (applied ? 1 : 0),
                counts.unverified() + (result.isUnverified() ? 1 : 0),
                counts.refused() + (applied ? 0 : 1));
    }

    ImportCounts counts() {
        return counts;
    }
}
