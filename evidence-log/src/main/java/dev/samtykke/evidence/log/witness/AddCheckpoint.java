package dev.samtykke.evidence.log.witness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.Note;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/**
 * The body of an {@code add-checkpoint} request: {@code old <size>}, consistency proof lines, an empty line, the
 * checkpoint.
 *
 * @param oldSize size that the proof starts from; 0 with an empty proof if the witness may not know the log yet
 * @param proof consistency proof from the old size to the checkpoint
 * @param checkpoint to be cosigned
 */
record AddCheckpoint(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) {

    private static final int MAX_PROOF_LINES = 63;
    private static final int MAX_PROOF_BYTES = 64 * 64;

    static final int MAX_BYTES = MAX_PROOF_BYTES + Note.MAX_BYTES;

    private static final String OLD = "old ";

    static AddCheckpoint parse(byte[] body) {
        MalformedDataException.require(body.length <= MAX_BYTES, "request is too long");
        String text = Encodings.utf8(body);
        int split = text.indexOf("\n\n");
        MalformedDataException.require(split >= 0 && text.startsWith(OLD), "request has no old size or no checkpoint");
        String[] lines = text.substring(OLD.length(), split).split("\n", MAX_PROOF_LINES + 2);
        MalformedDataException.require(lines.length <= MAX_PROOF_LINES + 1, "proof has more than 63 lines");
        List<Hash> proof = Arrays.stream(lines).skip(1).map(Hash::fromBase64).toList();
        return new AddCheckpoint(Encodings.decimal(lines[0]), proof, SignedCheckpoint.parse(text.substring(split + 2)));
    }

    byte[] format() {
        String lines = proof.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
        return Encodings.utf8(OLD + oldSize + "\n" + lines + "\n" + checkpoint.format());
    }
}
