package dev.samtykke.notice;

import dev.samtykke.purpose.LawfulBasis;

/** A purpose that a notice tells people about, in the version and with the basis that it had at publication. */
public record CoveredPurpose(String purpose, int version, LawfulBasis lawfulBasis) {}
