package dev.samtykke.evidence.log.bundle;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.note.NoteSignature;
import dev.samtykke.evidence.log.note.SignatureType;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;

/**
 * Whose signatures count.
 *
 * @param keys keys of logs and witnesses that the verifying person trusts; empty: the keys in the file itself, which
 *     proves no more than that the file agrees with itself
 * @param witnesses how many trusted witnesses must have cosigned the statement
 * @param authorities certificates of trusted time stamping authorities, or of those who certified them; a time stamp is
 *     demanded if there are any
 */
public record Trust(List<VerifierKey> keys, int witnesses, List<X509Certificate> authorities) {

    public Trust(List<VerifierKey> keys, int witnesses) {
        this(keys, witnesses, List.of());
    }

    /** Trusts these keys and demands a cosignature if a witness is among them. */
    public static Trust of(Collection<VerifierKey> keys) {
        boolean anyWitness = keys.stream().anyMatch(key -> key.type() == SignatureType.COSIGNATURE_V1);
        return new Trust(List.copyOf(keys), anyWitness ? 1 : 0);
    }

    public boolean isGiven() {
        return !keys.isEmpty();
    }

    /**
     * Demands that the log signed the checkpoint with a trusted key, and that no signature is there which is wrong or
     * cannot be checked: in a file that brings its keys along, nothing is ignored.
     *
     * @param inFile the keys that the file brings along
     * @return the trusted keys that signed
     */
    List<VerifierKey> signers(SignedCheckpoint checkpoint, List<VerifierKey> inFile) {
        List<VerifierKey> signed = allSigners(checkpoint, inFile);
        List<VerifierKey> trusted =
                signed.stream().filter(key -> !isGiven() || keys.contains(key)).toList();
        boolean byLog = trusted.stream().anyMatch(checkpoint::isKeyOfOrigin);
        UnprovenException.require(byLog, "not signed with a trusted key of the log");
        return trusted;
    }

    /** Demands the same, and that nobody but the log signed. */
    List<VerifierKey> logSigners(SignedCheckpoint checkpoint, List<VerifierKey> inFile) {
        List<VerifierKey> trusted = signers(checkpoint, inFile);
        boolean only = checkpoint.note().signatures().stream()
                .allMatch(line -> known(inFile).anyMatch(key -> key.matches(line) && checkpoint.isKeyOfOrigin(key)));
        UnprovenException.require(only, "signed by others than the log");
        return trusted;
    }

    private List<VerifierKey> allSigners(SignedCheckpoint checkpoint, List<VerifierKey> inFile) {
        for (NoteSignature line : checkpoint.note().signatures()) {
            boolean isKnown = known(inFile).anyMatch(key -> key.matches(line));
            UnprovenException.require(isKnown, "the file has no key for one of its signatures");
        }
        return checkpoint.verify(known(inFile).toList());
    }

    private Stream<VerifierKey> known(List<VerifierKey> inFile) {
        return Stream.concat(inFile.stream(), keys.stream()).distinct();
    }
}
