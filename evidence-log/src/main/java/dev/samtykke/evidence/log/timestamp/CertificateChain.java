package dev.samtykke.evidence.log.timestamp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/** The certificate of an authority and those above it, each certified by the next (RFC 5280). */
final class CertificateChain {

    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final int MAX_CERTIFICATES = 8;

    private final List<X509Certificate> chain;

    /** @param chain the authority's certificate first */
    CertificateChain(List<X509Certificate> chain) {
        this.chain = chain;
    }

    /**
     * Brings certificates into order. Which one is the signer's is not known before: the one that certified none.
     *
     * @throws MalformedDataException unless they are one chain
     */
    static List<X509Certificate> ordered(List<X509Certificate> certificates) {
        MalformedDataException.require(certificates.size() <= MAX_CERTIFICATES, "time stamp: too many certificates");
        List<X509Certificate> rest = new ArrayList<>(certificates);
        List<X509Certificate> chain = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<X509Certificate> leaves = rest.stream()
                    .filter(each -> rest.stream().noneMatch(other -> other != each && isIssued(other, each)))
                    .toList();
            boolean isNext =
                    leaves.size() == 1 && (chain.isEmpty() || isIssued(chain.get(chain.size() - 1), leaves.get(0)));
            MalformedDataException.require(isNext, "time stamp: certificates are not one chain");
            chain.add(leaves.get(0));
            rest.remove(leaves.get(0));
        }
        return chain;
    }

    private static boolean isIssued(X509Certificate certificate, X509Certificate by) {
        return certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal());
    }

    /**
     * Verifies the chain at a time.
     *
     * @param anchors where it must lead to; empty: the last one's own word is taken
     */
    void verify(Instant time, Collection<X509Certificate> anchors) throws GeneralSecurityException {
        X509Certificate authority = chain.get(0);
        List<String> usages = authority.getExtendedKeyUsage();
        Set<String> critical = authority.getCriticalExtensionOIDs();
        boolean mayStamp =
                List.of(TIME_STAMPING).equals(usages) && critical != null && critical.contains(EXTENDED_KEY_USAGE);
        UnprovenException.require(mayStamp, "the certificate is not for time stamps alone");
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate each = chain.get(i);
            each.checkValidity(Date.from(time));
            if (i + 1 < chain.size()) {
                each.verify(chain.get(i + 1).getPublicKey());
            } else if (isIssued(each, each)) {
                each.verify(each.getPublicKey());
            }
        }
        if (!anchors.isEmpty() && !anchors.contains(authority)) {
            lead(time, anchors);
        }
    }

    private void lead(Instant time, Collection<X509Certificate> anchors) throws GeneralSecurityException {
        Set<TrustAnchor> trusted = new HashSet<>();
        anchors.forEach(anchor -> trusted.add(new TrustAnchor(anchor, null)));
        PKIXParameters parameters = new PKIXParameters(trusted);
        parameters.setRevocationEnabled(
                false); // offline; an authority's list of revoked certificates is for people to look at
        parameters.setDate(Date.from(time));
        List<X509Certificate> below =
                chain.stream().filter(each -> !anchors.contains(each)).toList();
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
    }
}
