package dev.samtykke.signal;

/**
 * The signal that a decision was read from, as evidence.
 *
 * @param type {@code categories} (a consent object of an SDK), {@code gpc} (Global Privacy Control), {@code tcf} (a TC
 *     string of the IAB) or {@code gpp} (a GPP string of the IAB)
 * @param sha256 SHA-256 of the signal exactly as it came, hex
 */
public record ConsentSignal(String type, String sha256) {}
