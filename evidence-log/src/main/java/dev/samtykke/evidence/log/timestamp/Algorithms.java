package dev.samtykke.evidence.log.timestamp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/** The algorithms that a time stamp may use, by the content of their object identifiers in hex (RFC 5754, RFC 8419). */
final class Algorithms {

    private static final String SHA256 = "608648016503040201";

    private static final Map<String, String> DIGESTS =
            Map.of(SHA256, "SHA-256", "608648016503040202", "SHA-384", "608648016503040203", "SHA-512");

    private static final Map<String, String> SIGNATURES = Map.of(
            "2a864886f70d01010b", "SHA256withRSA",
            "2a864886f70d01010c", "SHA384withRSA",
            "2a864886f70d01010d", "SHA512withRSA",
            "2a8648ce3d040302", "SHA256withECDSA",
            "2a8648ce3d040303", "SHA384withECDSA",
            "2a8648ce3d040304", "SHA512withECDSA",
            "2b6570", "Ed25519");

    /** An RSA key without a digest, which is then the signer's. */
    private static final String RSA = "2a864886f70d010101";

    private Algorithms() {}

    static boolean isSha256(Der algorithm) {
        return objectId(algorithm).equals(SHA256);
    }

    static MessageDigest digest(Der algorithm) {
        try {
            return MessageDigest.getInstance(known(DIGESTS, objectId(algorithm)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-2", e);
        }
    }

    /** The JDK's name of a signature algorithm. */
    static String signature(Der algorithm, Der digest) {
        String id = objectId(algorithm);
        return id.equals(RSA) ? known(DIGESTS, objectId(digest)).replace("-", "") + "withRSA" : known(SIGNATURES, id);
    }

    private static String known(Map<String, String> names, String objectId) {
        String name = names.get(objectId);
        MalformedDataException.require(name != null, "time stamp: unknown algorithm");
        return String.valueOf(name);
    }

    /** None of these algorithms has parameters, which some write as NULL. */
    private static String objectId(Der algorithm) {
        List<Der> parts = algorithm.as(Der.SEQUENCE).items();
        boolean bare = parts.size() == 1 || parts.size() == 2 && parts.get(1).hasNoContent(Der.NULL);
        MalformedDataException.require(bare, "time stamp: algorithm with parameters");
        return HexFormat.of().formatHex(parts.get(0).as(Der.OBJECT_ID).content());
    }
}
