package dev.samtykke.source;

/**
 * What is laid down of a source.
 *
 * @param title short name that people read
 * @param trust from 0 to 100: of two values for one attribute, the one from the source with more trust stands
 * @param plan what it may send
 */
public record SourceTerms(String title, int trust, TrackingPlan plan) {}
