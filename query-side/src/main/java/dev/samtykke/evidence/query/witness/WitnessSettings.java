package dev.samtykke.evidence.query.witness;

import java.net.URI;

/**
 * A witness that cosigns the log (C2SP tlog-witness).
 *
 * @param url its submission prefix
 * @param key its verifier key
 */
public record WitnessSettings(URI url, String key) {}
