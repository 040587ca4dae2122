package dev.samtykke.source;

import dev.samtykke.signal.SignalTerms;

/**
 * What is laid down of a source.
 *
 * @param title short name that people read
 * @param trust from 0 to 100: of two values for one attribute, the one from the source with more trust stands
 * @param plan what it may send
 * @param signals what the consent signals that it passes on mean
 */
public record SourceTerms(String title, int trust, TrackingPlan plan, SignalTerms signals) {}
