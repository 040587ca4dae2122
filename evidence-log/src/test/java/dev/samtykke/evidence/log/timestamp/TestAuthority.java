package dev.samtykke.evidence.log.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

import dev.samtykke.evidence.log.merkle.MerkleHashing;

/** A time stamping authority (RFC 3161) with a root of its own, made with Bouncy Castle. */
public final class TestAuthority {

    /** The time that it puts on every token. */
    public static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    private static final Date FROM = Date.from(Instant.parse("2025-01-01T00:00:00Z"));
    private static final Date TO = Date.from(Instant.parse("2035-01-01T00:00:00Z"));

    private final KeyPair rootKey;
    private final KeyPair key;
    private final String signature;
    private final X509Certificate root;
    private final X509Certificate certificate;

    private TestAuthority(String keyType, int bits, String signature) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
            generator.initialize(bits);
            this.rootKey = generator.generateKeyPair();
            this.key = generator.generateKeyPair();
            this.signature = signature;
            this.root = certificate("CN=Test Root", "CN=Test Root", rootKey, 1, Extension.basicConstraints);
            this.certificate = certificate("CN=Test Root", "CN=Test Time Stamps", key, 2, Extension.extendedKeyUsage);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestAuthority rsa() {
        return new TestAuthority("RSA", 2048, "SHA256withRSA");
    }

    public static TestAuthority elliptic() {
        return new TestAuthority("EC", 384, "SHA384withECDSA");
    }

    private X509Certificate certificate(
            String issuer, String subject, KeyPair owner, int serial, ASN1ObjectIdentifier extension) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(issuer),
                    BigInteger.valueOf(serial),
                    FROM,
                    TO,
                    new X500Principal(subject),
                    owner.getPublic());
            if (extension.equals(Extension.basicConstraints)) {
                builder.addExtension(extension, true, new BasicConstraints(true));
            } else {
                builder.addExtension(extension, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(rootKey.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate root() {
        return root;
    }

    /** Writes the root's certificate as PEM. */
    public Path writeRoot(Path file) throws IOException {
        try {
            String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.getEncoded());
            return Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n",
                    StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The response to a request, both in DER. */
    public byte[] answer(byte[] request) {
        try {
            return respond(new TimeStampRequest(request)).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token for this data, in DER. */
    public byte[] token(byte[] data) {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request = generator.generate(
                    TSPAlgorithms.SHA256, MerkleHashing.sha256(data).bytes());
            return respond(request)
                    .getTimeStampToken()
                    .toCMSSignedData()
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TimeStampResponse respond(TimeStampRequest request) {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build(signature, key.getPrivate(), certificate),
                    new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(certificate)));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(request, BigInteger.valueOf(77), Date.from(TIME));
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
