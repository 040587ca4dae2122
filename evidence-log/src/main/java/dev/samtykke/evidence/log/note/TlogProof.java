package dev.samtykke.evidence.log.note;

import java.util.List;
import java.util.stream.Collectors;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofVerifier;

/**
 * An inclusion proof as text ({@code c2sp.org/tlog-proof@v1}). The optional line of extra data, which nothing
 * authenticates, is neither written nor accepted.
 *
 * @param index of the leaf
 * @param hashes RFC 6962 inclusion proof, the leaf's sibling first
 * @param checkpoint the tree that the leaf is in
 */
public record TlogProof(long index, List<Hash> hashes, SignedCheckpoint checkpoint) {

    /** A proof has at most one hash per bit of a tree size. */
    public static final int MAX_HASHES = 63;

    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final String INDEX = "index ";

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Reads the text form.
     *
     * @throws MalformedDataException unless the text is a proof of this form
     */
    public static TlogProof parse(String text) {
        MalformedDataException.require(text.startsWith(HEADER), "not a tlog-proof of version 1");
        int split = text.indexOf("\n\n");
        MalformedDataException.require(split >= HEADER.length(), "proof has no checkpoint");
        String[] lines = text.substring(HEADER.length(), split).split("\n", MAX_HASHES + 2);
        MalformedDataException.require(lines.length <= MAX_HASHES + 1, "proof has too many hashes");
        MalformedDataException.require(lines[0].startsWith(INDEX), "proof has no index");
        long index = Encodings.decimal(lines[0].substring(INDEX.length()));
        List<Hash> hashes = List.of(lines).subList(1, lines.length).stream()
                .map(Hash::fromBase64)
                .toList();
        return new TlogProof(index, hashes, SignedCheckpoint.parse(text.substring(split + 2)));
    }

    /**
     * Verifies that the leaf is in the tree of the checkpoint.
     *
     * @throws dev.samtykke.evidence.log.merkle.InvalidProofException unless the leaf is in the tree; signatures apart
     */
    public void verify(Hash leaf) {
        Checkpoint tree = checkpoint.checkpoint();
        ProofVerifier.inclusion(leaf, index, tree.size(), hashes, tree.root());
    }

    public String format() {
        String lines = hashes.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
        return HEADER + INDEX + index + "\n" + lines + "\n" + checkpoint.format();
    }
}
