package dev.samtykke.evidence.query.timestamp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.CollectionStore;

/**
 * Brings tokens into the one form that the verifier takes: DER, the signer's certificates upwards and no others, no lists
 * of revoked certificates and no unsigned attributes. Nothing of that is signed, so the token stays valid.
 */
final class NarrowToken {

    private NarrowToken() {}

    static byte[] of(TimeStampToken token) throws IOException, CMSException {
        CMSSignedData signed = token.toCMSSignedData();
        SignerInformation signer = SignerInformation.replaceUnsignedAttributes(
                signed.getSignerInfos().iterator().next(), null);
        CMSSignedData bare = CMSSignedData.replaceSigners(signed, new SignerInformationStore(signer));
        CMSSignedData narrow =
                CMSSignedData.replaceCertificatesAndCRLs(bare, new CollectionStore<>(chain(token)), null, null);
        return narrow.toASN1Structure().getEncoded(ASN1Encoding.DER);
    }

    private static List<X509CertificateHolder> chain(TimeStampToken token) {
        List<X509CertificateHolder> rest =
                new ArrayList<>(token.getCertificates().getMatches(null));
        List<X509CertificateHolder> chain =
                new ArrayList<>(token.getCertificates().getMatches(token.getSID()));
        rest.removeAll(chain);
        for (int i = 0; i < chain.size(); i++) {
            X509CertificateHolder below = chain.get(i);
            rest.stream()
                    .filter(each -> each.getSubject().equals(below.getIssuer()))
                    .findFirst()
                    .ifPresent(issuer -> {
                        chain.add(issuer);
                        rest.remove(issuer);
                    });
        }
        return chain;
    }
}
