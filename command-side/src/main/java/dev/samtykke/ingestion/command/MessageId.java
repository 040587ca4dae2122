package dev.samtykke.ingestion.command;

import java.math.BigInteger;
import java.util.UUID;

import dev.samtykke.commanding.RequestFingerprints;

/**
 * How a call is told apart from a repetition: by a keyed hash of its source and {@code messageId}, from which the ids of
 * its events follow. So the store itself refuses to record a call twice.
 */
final class MessageId {

    private static final String KIND = "tracked-call";
    private static final int UUID_HEX = 32;

    private MessageId() {}

    /** The hash, 64 hexadecimal digits. */
    static String hash(RequestFingerprints fingerprints, String source, String messageId) {
        return fingerprints.ofReference(KIND, source + "\n" + messageId);
    }

    /** The id of the first event that a call leads to, a UUID of version 8 (RFC 9562, section 5.8). */
    static String eventId(String hash) {
        return uuid(hash.substring(0, UUID_HEX));
    }

    /** The id of the second one. */
    static String secondEventId(String hash) {
        return uuid(hash.substring(UUID_HEX));
    }

    private static String uuid(String hex) {
        long high = new BigInteger(hex.substring(0, 16), 16).longValue();
        long low = new BigInteger(hex.substring(16), 16).longValue();
        return new UUID((high & ~0xf000L) | 0x8000L, (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L)
                .toString();
    }
}
