package dev.samtykke.evidence.log.timestamp;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * Who signed a message and how (RFC 5652 section 5.3).
 *
 * @param issuer who certified the signer
 * @param serial number of the signer's certificate
 * @param attributes what is signed: the digest of the message among it
 */
record SignerInfo(Der issuer, BigInteger serial, Der digest, Der attributes, String algorithm, byte[] signature) {

    private static final byte[] CONTENT_TYPE = HexFormat.of().parseHex("2a864886f70d010903");
    private static final byte[] MESSAGE_DIGEST = HexFormat.of().parseHex("2a864886f70d010904");
    private static final byte[] TST_INFO = HexFormat.of().parseHex("2a864886f70d0109100104");
    /** ESSCertIDv2 (RFC 5035); RFC 5816 allows it instead of the SHA-1 form. */
    private static final byte[] SIGNING_CERTIFICATE = HexFormat.of().parseHex("2a864886f70d010910022f");

    static SignerInfo of(Der info) {
        List<Der> parts = info.as(Der.SEQUENCE).items();
        MalformedDataException.require(parts.size() == 6, "time stamp: signer without or with more than attributes");
        MalformedDataException.require(parts.get(0).as(Der.INTEGER).hasContent(new byte[] {1}), "time stamp: version");
        List<Der> signer = parts.get(1).as(Der.SEQUENCE).items();
        MalformedDataException.require(signer.size() == 2, "time stamp: signer");
        return new SignerInfo(
                signer.get(0),
                new BigInteger(signer.get(1).as(Der.INTEGER).content()),
                parts.get(2),
                parts.get(3).as(Der.context(0)),
                Algorithms.signature(parts.get(4), parts.get(2)),
                parts.get(5).as(Der.OCTETS).content());
    }

    /** Verifies that the certificate's key signed the message and that no other certificate is meant. */
    void verify(byte[] message, X509Certificate certificate, Signature verifier) throws GeneralSecurityException {
        boolean named = serial.equals(certificate.getSerialNumber())
                && Arrays.equals(
                        issuer.encoded(), certificate.getIssuerX500Principal().getEncoded());
        UnprovenException.require(named, "the time stamp names another certificate");
        UnprovenException.require(attribute(CONTENT_TYPE).hasContent(TST_INFO), "the time stamp signs something else");
        boolean sameMessage = attribute(MESSAGE_DIGEST)
                .as(Der.OCTETS)
                .hasContent(Algorithms.digest(digest).digest(message));
        UnprovenException.require(sameMessage, "the time stamp was altered");
        UnprovenException.require(means(certificate), "the time stamp was signed with another certificate");
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(signedAttributes());
        UnprovenException.require(verifier.verify(signature), "the signature of the time stamp does not verify");
    }

    /** They are signed as a SET, and stored with a tag of their context instead. */
    private byte[] signedAttributes() {
        byte[] set = attributes.encoded();
        set[0] = Der.SET;
        return set;
    }

    private boolean means(X509Certificate certificate) throws GeneralSecurityException {
        List<Der> id = attribute(SIGNING_CERTIFICATE).item(0).item(0).items();
        MalformedDataException.require(!id.isEmpty(), "time stamp: signing certificate");
        boolean isSha256 = id.get(0).tag() == Der.OCTETS;
        MessageDigest hash = isSha256 ? MessageDigest.getInstance("SHA-256") : Algorithms.digest(id.get(0));
        Der hashed = id.get(isSha256 || id.size() == 1 ? 0 : 1).as(Der.OCTETS);
        return hashed.hasContent(hash.digest(certificate.getEncoded()));
    }

    /** The one value of an attribute. */
    private Der attribute(byte[] type) {
        List<Der> found = attributes.items().stream()
                .map(each -> each.as(Der.SEQUENCE))
                .filter(each -> each.item(0).as(Der.OBJECT_ID).hasContent(type))
                .toList();
        MalformedDataException.require(found.size() == 1, "time stamp: an attribute is missing or there twice");
        return found.get(0).item(1).as(Der.SET).only();
    }
}
