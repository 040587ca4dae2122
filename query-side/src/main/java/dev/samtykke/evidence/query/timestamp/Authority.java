package dev.samtykke.evidence.query.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import org.bouncycastle.cms.CMSException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.timestamp.TimeStampToken;

/** A time stamping authority, asked over HTTP (RFC 3161 section 3.4). It sees a hash and nothing else. */
final class Authority {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int NONCE_BITS = 64;
    private static final int OK = 200;

    private final URI url;
    private final List<X509Certificate> trusted;
    private final HttpClient http;
    private final SecureRandom random;

    /** @param trusted where its stamps must lead to; empty: anywhere */
    Authority(URI url, List<X509Certificate> trusted, SecureRandom random) {
        this.url = url;
        this.trusted = List.copyOf(trusted);
        this.random = random;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    /**
     * Has data stamped.
     *
     * @return a token that the offline verifier accepts
     * @throws TimestampRefused if there is none to be had now
     */
    TimeStampToken stamp(byte[] data) throws TimestampRefused {
        try {
            TimeStampRequest request = request(data);
            TimeStampResponse response = new TimeStampResponse(send(request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new TimestampRefused("it answered with status " + response.getStatus());
            }
            TimeStampToken token = TimeStampToken.parse(NarrowToken.of(response.getTimeStampToken()));
            token.verify(data, trusted);
            return token;
        } catch (IOException e) {
            throw new TimestampRefused("it cannot be reached, or its answer cannot be read");
        } catch (TSPException | CMSException e) {
            throw new TimestampRefused("its answer is not one to the request");
        } catch (MalformedDataException | UnprovenException e) {
            throw new TimestampRefused("its stamp does not verify: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimestampRefused("interrupted");
        }
    }

    private TimeStampRequest request(byte[] data) throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(
                TSPAlgorithms.SHA256, MerkleHashing.sha256(data).bytes(), new BigInteger(NONCE_BITS, random));
    }

    private byte[] send(byte[] query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/timestamp-query")
                .POST(BodyPublishers.ofByteArray(query))
                .build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode());
            }
            return body.readNBytes(TimeStampToken.MAX_BYTES);
        }
    }
}
