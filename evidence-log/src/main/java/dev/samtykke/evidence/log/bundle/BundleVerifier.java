package dev.samtykke.evidence.log.bundle;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.NoteSignature;
import dev.samtykke.evidence.log.note.SignatureType;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;

/**
 * Checks a bundle claim by claim, without network, trusting nothing but the given keys:
 *
 * <ol>
 *   <li>O's checkpoint and its cosignatures verify, and the statement is its last leaf.
 *   <li>L's checkpoint in the statement verifies; the older one that is answered for is consistent with it.
 *   <li>The subject's bucket is in the map of 2^32 buckets; without a line in it the subject has no events.
 *   <li>The mini-root over the listed events equals the line, and so does their number.
 *   <li>Every event is in L, of this subject, numbered 0 to n-1, at increasing indices.
 *   <li>Those below the size that is answered for are the answer.
 * </ol>
 */
public final class BundleVerifier {

    private final Trust trust;
    private final Claims claims;

    public BundleVerifier(Trust trust, Claims claims) {
        this.trust = trust;
        this.claims = claims;
    }

    /**
     * Checks the bundle in a file; each check is a claim.
     *
     * @param bytes the file
     * @param expected subjects that the bundle must be about, if the asker knows them
     */
    public void verify(byte[] bytes, Collection<Hash> expected) {
        claims.read("format", () -> EvidenceBundle.parse(bytes)).ifPresent(bundle -> {
            claims.check("format", () -> "a bundle of version " + EvidenceBundle.VERSION);
            verify(bundle, expected);
        });
    }

    private void verify(EvidenceBundle bundle, Collection<Hash> expected) {
        StatementEvidence evidence = bundle.statement();
        SignedCheckpoint events = evidence.statement().events();
        claims.read("statement signature", () -> trust.signers(evidence.checkpoint(), bundle.keys()))
                .ifPresent(signers -> signedStatement(evidence.checkpoint(), signers));
        claims.check("statement", () -> stated(evidence));
        claims.check("events signature", () -> signedByLogOnly(events, bundle.keys()));
        bundle.asOf().ifPresent(older -> claims.check("as of", () -> consistent(older, events, bundle.keys())));
        new StampVerifier(trust, claims).verify(bundle);
        claims.check("subjects", () -> subjects(bundle.subjects(), expected));
        long answered =
                bundle.asOf().map(AsOf::checkpoint).orElse(events).checkpoint().size();
        bundle.subjects()
                .forEach(subject -> new SubjectVerifier(claims, evidence.statement(), subject).verify(answered));
        claims.check("notices", () -> notices(bundle));
    }

    private void signedStatement(SignedCheckpoint checkpoint, List<VerifierKey> signers) {
        claims.check("statement signature", () -> sentence(checkpoint, signers));
        claims.check("witnesses", () -> cosigned(checkpoint, signers));
    }

    private String signedByLogOnly(SignedCheckpoint checkpoint, List<VerifierKey> keys) {
        return sentence(checkpoint, trust.logSigners(checkpoint, keys));
    }

    static String sentence(SignedCheckpoint checkpoint, List<VerifierKey> signers) {
        Checkpoint log = checkpoint.checkpoint();
        String names = signers.stream().map(VerifierKey::name).collect(Collectors.joining(", "));
        return log.origin() + " at size " + log.size() + ", signed by " + names;
    }

    private String cosigned(SignedCheckpoint checkpoint, List<VerifierKey> signers) {
        List<VerifierKey> witnesses = signers.stream()
                .filter(key -> key.type() == SignatureType.COSIGNATURE_V1)
                .distinct()
                .toList();
        UnprovenException.require(
                witnesses.size() >= trust.witnesses(),
                "cosigned by " + witnesses.size() + " trusted witnesses instead of " + trust.witnesses());
        return witnesses.isEmpty()
                ? "no cosignature was demanded and there is none"
                : witnesses.stream()
                        .map(witness -> witness.name() + " at " + time(witness, checkpoint))
                        .collect(Collectors.joining(", ", "cosigned by ", ""));
    }

    private static String time(VerifierKey witness, SignedCheckpoint checkpoint) {
        NoteSignature line = checkpoint.note().signatures().stream()
                .filter(witness::matches)
                .findFirst()
                .orElseThrow();
        return Cosigner.timeOf(line).toString();
    }

    private static String stated(StatementEvidence evidence) {
        evidence.verify();
        return "statement " + (evidence.checkpoint().checkpoint().size() - 1) + " is the last one";
    }

    private String consistent(AsOf older, SignedCheckpoint events, List<VerifierKey> keys) {
        Checkpoint then = older.checkpoint().checkpoint();
        Checkpoint now = events.checkpoint();
        UnprovenException.require(then.origin().equals(now.origin()), "the older checkpoint is of another log");
        String signed = signedByLogOnly(older.checkpoint(), keys);
        ProofVerifier.consistency(then.size(), then.root(), now.size(), now.root(), older.consistency());
        return signed + "; everything in it is unchanged in the stated log";
    }

    private static String subjects(List<SubjectEvidence> subjects, Collection<Hash> expected) {
        List<Hash> keys = subjects.stream().map(SubjectEvidence::subject).toList();
        UnprovenException.require(!keys.isEmpty(), "the bundle is about nobody");
        UnprovenException.require(
                keys.equals(keys.stream().distinct().sorted().toList()), "subjects are not in ascending order");
        UnprovenException.require(
                expected.isEmpty() || Set.copyOf(keys).equals(Set.copyOf(expected)),
                "the bundle is not about exactly the subjects that were asked for");
        return keys.size() + (expected.isEmpty() ? " subjects" : " subjects, those that were asked for");
    }

    private static String notices(EvidenceBundle bundle) {
        for (Notice notice : bundle.notices()) {
            UnprovenException.require(notice.isIntact(), "notice " + notice.sha256() + " has other bytes");
            boolean cited = bundle.subjects().stream().anyMatch(subject -> BundleWriter.cites(subject, notice));
            UnprovenException.require(cited, "no shown payload cites notice " + notice.sha256());
        }
        return bundle.notices().size() + " notices are those that the payloads cite";
    }
}
