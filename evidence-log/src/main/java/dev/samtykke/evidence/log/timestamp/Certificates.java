package dev.samtykke.evidence.log.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/** Files with certificates of authorities. */
public final class Certificates {

    private Certificates() {}

    /**
     * All certificates in a file, in PEM or DER.
     *
     * @throws MalformedDataException if there are none
     */
    public static List<X509Certificate> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            MalformedDataException.require(!certificates.isEmpty(), "no certificate in the file");
            return certificates;
        } catch (CertificateException e) {
            throw new MalformedDataException("no certificate", e);
        }
    }
}
