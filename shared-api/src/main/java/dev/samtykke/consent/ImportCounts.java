package dev.samtykke.consent;

/**
 * How far one attempt to send an import got.
 *
 * @param lines how many lines were handled
 * @param applied how many of them are recorded, whether by this attempt or an earlier one
 * @param unverified how many of the recorded ones hold a grant without full evidence
 * @param refused how many broke a rule and changed nothing
 */
public record ImportCounts(long lines, long applied, long unverified, long refused) {

    /** Nothing yet. */
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);
}
