package dev.samtykke.evidence.log.witness;

import java.util.List;
import java.util.Optional;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.InvalidProofException;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.InvalidSignatureException;
import dev.samtykke.evidence.log.note.NoteSignature;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;

/**
 * A witness (C2SP tlog-witness): remembers the largest checkpoint of each log that it cosigned and cosigns only what is
 * consistent with it. Checking and remembering are one compare-and-swap, so it can never go back, not even when several
 * requests or processes race. Safe for many threads.
 */
public final class Witness {

    private final BlobStore store;
    private final Cosigner cosigner;
    private final List<VerifierKey> logKeys;

    /**
     * @param store remembers one checkpoint per log
     * @param logKeys keys of the logs that it watches
     */
    public Witness(BlobStore store, Cosigner cosigner, List<VerifierKey> logKeys) {
        this.store = store;
        this.cosigner = cosigner;
        this.logKeys = List.copyOf(logKeys);
    }

    /** The {@code add-checkpoint} call; every request gets an answer. */
    public WitnessAnswer addCheckpoint(byte[] body) {
        try {
            return answer(AddCheckpoint.parse(body));
        } catch (MalformedDataException e) {
            return WitnessAnswer.text(400, e.getMessage() + "\n");
        } catch (InvalidSignatureException e) {
            return WitnessAnswer.text(403, e.getMessage() + "\n");
        } catch (InvalidProofException e) {
            return WitnessAnswer.text(422, e.getMessage() + "\n");
        }
    }

    /** The last cosigned checkpoint of the log whose origin has this SHA-256, in lower-case hex. */
    public Optional<SignedCheckpoint> checkpoint(String originHash) {
        return store.get(path(Hash.fromHex(originHash))).map(SignedCheckpoint::parse);
    }

    private WitnessAnswer answer(AddCheckpoint request) {
        SignedCheckpoint submitted = request.checkpoint();
        Checkpoint next = submitted.checkpoint();
        if (logKeys.stream().noneMatch(submitted::isKeyOfOrigin)) {
            return WitnessAnswer.text(404, "unknown log\n");
        }
        List<VerifierKey> signers = submitted.verify(logKeys);
        MalformedDataException.require(
                request.oldSize() <= next.size(), "old size is above the size of the checkpoint");
        String path = path(MerkleHashing.sha256(Encodings.utf8(next.origin())));
        byte[] remembered = store.get(path).orElse(null);
        Checkpoint last = remembered == null
                ? new Checkpoint(next.origin(), 0, MerkleHashing.EMPTY_ROOT)
                : SignedCheckpoint.parse(remembered).checkpoint();
        if (request.oldSize() != last.size()) {
            return WitnessAnswer.conflict(last.size());
        }
        ProofVerifier.consistency(last.size(), last.root(), next.size(), next.root(), request.proof());
        NoteSignature cosignature = cosigner.cosign(next);
        byte[] cosigned = Encodings.utf8(
                submitted.only(signers).with(List.of(cosignature)).format());
        return store.compareAndSwap(path, remembered, cosigned)
                ? WitnessAnswer.text(200, cosignature.line() + "\n")
                : WitnessAnswer.conflict(SignedCheckpoint.parse(store.get(path).orElseThrow())
                        .checkpoint()
                        .size());
    }

    private static String path(Hash originHash) {
        return "witness/" + originHash.hex();
    }
}
