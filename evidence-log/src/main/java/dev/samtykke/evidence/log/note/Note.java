package dev.samtykke.evidence.log.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * A signed note (C2SP signed-note): a text ending in a newline, an empty line, and signature lines.
 *
 * @param text the signed text with its last newline; must not be trusted before {@link #verify}
 * @param signatures at least one line, in the order of the note
 */
public record Note(String text, List<NoteSignature> signatures) {

    /** The specification demands at least 16. */
    public static final int MAX_SIGNATURES = 64;

    /** Room for as many signatures of post-quantum size (5 kB). */
    public static final int MAX_BYTES = 512 * 1024;

    private static final String SEPARATOR = "\n\n";

    public Note {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws MalformedDataException unless the bytes are a note within the bounds above
     */
    public static Note parse(byte[] bytes) {
        MalformedDataException.require(bytes.length <= MAX_BYTES, "note longer than " + MAX_BYTES + " bytes");
        return parse(Encodings.utf8(bytes));
    }

    public static Note parse(String note) {
        MalformedDataException.require(note.length() <= MAX_BYTES, "note longer than " + MAX_BYTES + " bytes");
        boolean clean = note.codePoints().noneMatch(point -> point < ' ' && point != '\n');
        MalformedDataException.require(clean, "control character in a note");
        int split = note.lastIndexOf(SEPARATOR);
        MalformedDataException.require(split >= 0, "note has no signatures");
        MalformedDataException.require(note.endsWith("\n"), "note does not end in a newline");
        String lines = note.substring(split + SEPARATOR.length());
        MalformedDataException.require(!lines.isEmpty(), "note has no signatures");
        return new Note(note.substring(0, split + 1), parseLines(lines));
    }

    /** Reads signature lines, each ended by a newline, as a witness returns them. */
    public static List<NoteSignature> parseLines(String lines) {
        MalformedDataException.require(lines.endsWith("\n"), "signature line does not end in a newline");
        String[] each = lines.substring(0, lines.length() - 1).split("\n", MAX_SIGNATURES + 1);
        MalformedDataException.require(each.length <= MAX_SIGNATURES, "more than " + MAX_SIGNATURES + " signatures");
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : each) {
            signatures.add(NoteSignature.parse(line));
        }
        return signatures;
    }

    public static Note sign(String text, Collection<? extends NoteSigner> signers) {
        return new Note(text, signers.stream().map(signer -> signer.sign(text)).toList());
    }

    /**
     * Verifies every signature by a known key and ignores the others, as the specification demands.
     *
     * @return the known keys that signed, in the order of the note; at least one
     * @throws InvalidSignatureException if a known key's signature is wrong, or no known key signed
     */
    public List<VerifierKey> verify(Collection<VerifierKey> known) {
        List<VerifierKey> signed = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.matches(signature)) {
                    require(key.verifies(text, signature), "signature by " + key.name() + " does not verify");
                    signed.add(key);
                }
            }
        }
        require(!signed.isEmpty(), "no signature by a known key");
        return signed;
    }

    /** Adds signatures; one by the same key as before takes the older one's place. */
    public Note with(Collection<NoteSignature> further) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.removeIf(old -> further.stream().anyMatch(added -> added.isBySameKeyAs(old)));
        all.addAll(further);
        return new Note(text, all);
    }

    /** The note as {@link #parse(String)} reads it. */
    public String format() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()).append('\n'));
        return out.toString();
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new InvalidSignatureException(rule);
        }
    }
}
