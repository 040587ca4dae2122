package dev.samtykke.consent;

/**
 * The notice that a person had before their eyes when they decided.
 *
 * @param sha256 SHA-256 of the notice's archived bytes, hex
 */
public record NoticeReference(String id, int version, String sha256) {}
