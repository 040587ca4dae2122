package dev.samtykke.evidence.log.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.Note;
import dev.samtykke.evidence.log.note.NoteSignature;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;

/** Asks one witness to cosign checkpoints of one log (C2SP tlog-witness). For one thread at a time. */
public final class WitnessClient {

    private static final int ATTEMPTS = 3;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final URI call;
    private final VerifierKey key;
    private final Duration timeout;
    private final HttpClient client;
    private long known;

    /**
     * @param submission the witness's submission prefix
     * @param key the witness's key; other signatures in its answers are ignored
     * @param timeout of each attempt
     */
    public WitnessClient(URI submission, VerifierKey key, Duration timeout) {
        String prefix = submission.toString();
        this.call = URI.create((prefix.endsWith("/") ? prefix : prefix + "/") + "add-checkpoint");
        this.key = key;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * Asks for a cosignature.
     *
     * @param checkpoint signed by the log
     * @param consistency gives the consistency proof from an older size to the checkpoint's
     * @return the checkpoint with the witness's verified cosignature added
     * @throws WitnessException if there is none to be had now
     */
    public SignedCheckpoint cosign(SignedCheckpoint checkpoint, LongFunction<List<Hash>> consistency) {
        long size = checkpoint.checkpoint().size();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (known > size) {
                throw new WitnessException("the witness has cosigned a larger checkpoint already");
            }
            AddCheckpoint request = new AddCheckpoint(known, consistency.apply(known), checkpoint);
            HttpResponse<InputStream> response = send(request);
            String body = body(response);
            if (response.statusCode() == OK) {
                known = size;
                return checkpoint.with(cosignatures(checkpoint, body));
            }
            if (response.statusCode() != CONFLICT) {
                throw new WitnessException("the witness answered " + response.statusCode());
            }
            known = size(body);
        }
        throw new WitnessException("the witness moves on with every attempt");
    }

    private List<NoteSignature> cosignatures(SignedCheckpoint checkpoint, String body) {
        try {
            List<NoteSignature> lines =
                    Note.parseLines(body).stream().filter(key::matches).toList();
            boolean valid = !lines.isEmpty()
                    && lines.stream()
                            .allMatch(line -> key.verifies(checkpoint.note().text(), line));
            if (!valid) {
                throw new WitnessException("the witness's answer has no valid cosignature by its key");
            }
            return lines;
        } catch (MalformedDataException e) {
            throw new WitnessException("the witness's answer is not well-formed", e);
        }
    }

    private static long size(String body) {
        try {
            MalformedDataException.require(body.endsWith("\n"), "size does not end in a newline");
            return Encodings.decimal(body.substring(0, body.length() - 1));
        } catch (MalformedDataException e) {
            throw new WitnessException("the witness's answer is not well-formed", e);
        }
    }

    private HttpResponse<InputStream> send(AddCheckpoint request) {
        try {
            return client.send(
                    HttpRequest.newBuilder(call)
                            .timeout(timeout)
                            .POST(BodyPublishers.ofByteArray(request.format()))
                            .build(),
                    BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new WitnessException("the witness cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WitnessException("interrupted", e);
        }
    }

    private static String body(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return Encodings.utf8(body.readNBytes(Note.MAX_BYTES));
        } catch (IOException | MalformedDataException e) {
            throw new WitnessException("the witness's answer cannot be read", e);
        }
    }
}
