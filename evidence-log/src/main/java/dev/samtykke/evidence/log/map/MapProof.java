package dev.samtykke.evidence.log.map;

import java.util.List;
import java.util.Optional;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.InvalidProofException;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.merkle.ProofVerifier;

/**
 * Proves what a map holds for a subject, or that it holds nothing: an ordinary inclusion proof of the subject's bucket.
 *
 * @param bucket the data of the bucket; empty if there is no subject in it
 * @param hashes RFC 6962 inclusion proof in a tree of 2^32 leaves, so exactly 32
 */
public record MapProof(String bucket, List<Hash> hashes) {

    public MapProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Verifies the proof and reads the subject's line.
     *
     * @return the line, or empty if the map has no event of the subject
     * @throws InvalidProofException if the bucket is not in the map of that root
     * @throws MalformedDataException if the bucket is not well-formed
     */
    public Optional<BucketLine> verify(Hash subject, Hash mapRoot) {
        int number = subject.prefix();
        Hash leaf = MerkleHashing.leaf(Encodings.utf8(bucket));
        ProofVerifier.inclusion(leaf, MapTree.index(number), MapTree.SIZE, hashes, mapRoot);
        return BucketLine.parse(bucket, number).stream()
                .filter(line -> line.subject().equals(subject))
                .findFirst();
    }
}
