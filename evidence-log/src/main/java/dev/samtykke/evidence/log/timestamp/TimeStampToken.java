package dev.samtykke.evidence.log.timestamp;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * A time stamp token of RFC 3161: a signed message (CMS, RFC 5652) in which an authority says when it saw a hash.
 *
 * <p>Narrower than the RFC, so that no byte of a token is without meaning: DER throughout, one signer, certificates
 * that all lead from that signer upwards, no revocation lists, nothing unsigned; SHA-2, and RSA, ECDSA or Ed25519.
 */
public final class TimeStampToken {

    public static final int MAX_BYTES = 1 << 16;

    private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("2a864886f70d010702");
    private static final byte[] TST_INFO = HexFormat.of().parseHex("2a864886f70d0109100104");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss[.SSS][.SS][.S]'Z'", Locale.ROOT);

    private final byte[] der;
    private final byte[] info;
    private final SignerInfo signer;
    private final List<X509Certificate> chain;
    private final Der imprint;
    private final Instant time;

    private TimeStampToken(byte[] der, Der signedData) {
        this.der = der;
        List<Der> parts = signedData.as(Der.SEQUENCE).items();
        MalformedDataException.require(parts.size() == 5, "time stamp: not of a signer with certificates only");
        MalformedDataException.require(parts.get(0).as(Der.INTEGER).hasContent(new byte[] {3}), "time stamp: version");
        List<Der> encapsulated = parts.get(2).as(Der.SEQUENCE).items();
        boolean isInfo = encapsulated.size() == 2
                && encapsulated.get(0).as(Der.OBJECT_ID).hasContent(TST_INFO);
        MalformedDataException.require(isInfo, "time stamp: signs something else");
        this.info = encapsulated.get(1).as(Der.context(0)).only().as(Der.OCTETS).content();
        this.chain = certificates(parts.get(3).as(Der.context(0)));
        this.signer = SignerInfo.of(parts.get(4).as(Der.SET).only());
        boolean oneDigest = parts.get(1).as(Der.SET).only().isSameAs(signer.digest());
        MalformedDataException.require(oneDigest, "time stamp: digest");
        List<Der> stated = Der.of(info).as(Der.SEQUENCE).items();
        MalformedDataException.require(stated.size() >= 5, "time stamp: too few statements");
        this.imprint = stated.get(2).as(Der.SEQUENCE);
        this.time = time(new String(stated.get(4).as(Der.TIME).content(), StandardCharsets.US_ASCII));
    }

    /**
     * Reads a token.
     *
     * @throws MalformedDataException unless it is of the narrow form
     */
    public static TimeStampToken parse(byte[] der) {
        MalformedDataException.require(der.length <= MAX_BYTES, "time stamp: too large");
        byte[] own = der.clone();
        List<Der> parts = Der.of(own).as(Der.SEQUENCE).items();
        boolean isSigned = parts.size() == 2 && parts.get(0).as(Der.OBJECT_ID).hasContent(SIGNED_DATA);
        MalformedDataException.require(isSigned, "time stamp: not a signed message");
        return new TimeStampToken(own, parts.get(1).as(Der.context(0)).only());
    }

    /** The bytes that were read. */
    public byte[] bytes() {
        return der.clone();
    }

    /** When the authority saw the hash, by its own clock. */
    public Instant time() {
        return time;
    }

    /** The name in the authority's certificate. */
    public String authority() {
        return chain.get(0).getSubjectX500Principal().getName();
    }

    /**
     * Verifies that the authority stamped this data.
     *
     * @param anchors certificates of authorities that are trusted, or of those who certified them; without any, the
     *     token only proves to agree with the certificates in it
     * @throws UnprovenException if it did not
     */
    public void verify(byte[] data, Collection<X509Certificate> anchors) {
        List<Der> hashed = imprint.items();
        UnprovenException.require(
                hashed.size() == 2
                        && Algorithms.isSha256(hashed.get(0))
                        && hashed.get(1)
                                .as(Der.OCTETS)
                                .hasContent(Algorithms.digest(hashed.get(0)).digest(data)),
                "the time stamp is of something else");
        try {
            signer.verify(info, chain.get(0), Signature.getInstance(signer.algorithm()));
            new CertificateChain(chain).verify(time, anchors);
        } catch (GeneralSecurityException e) {
            throw new UnprovenException("the signature or a certificate of the time stamp does not verify");
        }
    }

    private static List<X509Certificate> certificates(Der set) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Der each : set.items()) {
                byte[] encoded = each.as(Der.SEQUENCE).encoded();
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
            }
        } catch (CertificateException e) {
            throw new MalformedDataException("time stamp: a certificate cannot be read", e);
        }
        MalformedDataException.require(!certificates.isEmpty(), "time stamp: no certificate");
        return CertificateChain.ordered(certificates);
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedDataException("time stamp: time", e);
        }
    }
}
