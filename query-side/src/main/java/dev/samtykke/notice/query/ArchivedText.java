package dev.samtykke.notice.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

import dev.samtykke.notice.NoticePublished;

/**
 * The exact bytes that people were shown, hashed again when they were read.
 *
 * @param bytes UTF-8
 * @param sha256 their SHA-256
 */
record ArchivedText(byte[] bytes, byte[] sha256) {

    /** @throws NoticeTextDamaged when the bytes are not those that were published */
    static ArchivedText of(NoticePublished published) {
        byte[] bytes = published.text().getBytes(StandardCharsets.UTF_8);
        byte[] hash = sha256(bytes);
        if (!HexFormat.of().formatHex(hash).equals(published.sha256())) {
            throw new NoticeTextDamaged(published.notice(), published.version());
        }
        return new ArchivedText(bytes, hash);
    }

    /** The value of the header {@code Repr-Digest} (RFC 9530, section 3). */
    String reprDigest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
