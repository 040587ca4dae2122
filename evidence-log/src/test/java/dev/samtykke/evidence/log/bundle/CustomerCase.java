package dev.samtykke.evidence.log.bundle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.samtykke.evidence.log.Commitment;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.LogState;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.StampedCheckpoint;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.NoteSignature;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.timestamp.TestAuthority;
import dev.samtykke.evidence.log.timestamp.TimeStampToken;

/** A log of 600 events of 30 subjects, cosigned by a witness, and bundles from it. Customer 3 cites a notice. */
public final class CustomerCase {

    public static final byte[] NOTICE = Encodings.utf8("We send you our newsletter.\n");
    public static final Cosigner WITNESS = new Cosigner(
            Cosigner.generateKey("witness.example/w1"),
            Clock.fixed(Instant.parse("2026-02-01T10:00:00Z"), ZoneOffset.UTC));

    /** Has stamped the older state. */
    public static final TestAuthority AUTHORITY = TestAuthority.elliptic();

    public final MemoryStore store = new MemoryStore();
    final Leaves leaves = new Leaves(42, 30);
    public final LogState older;
    public final LogState newer;
    private final Opening citing;
    private final long citingIndex;

    public CustomerCase() {
        EventLog log = EventLog.open(store, TestLogs.SETTINGS);
        log.append(leaves.next(400));
        older = cosigned(log);
        TimeStampToken token = TimeStampToken.parse(
                AUTHORITY.token(Encodings.utf8(older.statements().checkpoint().text())));
        new StampedCheckpoint(older.statements(), token).publish(store);
        EventLeaf template = leaves.leaf(3);
        Json payload = Json.Obj.of(Map.of(
                "notice",
                Json.Obj.of(
                        Map.of("sha256", Json.of(MerkleHashing.sha256(NOTICE).hex()))),
                "tags",
                new Json.Arr(List.of(Json.of("grün"), new Json.Null(), new Json.Bool(true)))));
        citing = new Opening(MerkleHashing.sha256(new byte[] {7}), payload);
        citingIndex = template.globalIndex();
        List<EventLeaf> rest = new ArrayList<>();
        rest.add(new EventLeaf(
                Commitment.compute(citing.salt().bytes(), payload),
                template.eventId(),
                citingIndex,
                template.kind(),
                template.sequence(),
                template.subject(),
                template.recordedAt()));
        rest.addAll(leaves.next(199));
        log.append(rest);
        newer = cosigned(log);
    }

    private static LogState cosigned(EventLog log) {
        LogState state = log.checkpoint();
        NoteSignature line = WITNESS.cosign(state.statements().checkpoint());
        LogState cosigned =
                new LogState(state.events(), state.mapRoot(), state.statements().with(List.of(line)));
        log.publishCosigned(cosigned.statements());
        return cosigned;
    }

    public static List<VerifierKey> keys() {
        List<VerifierKey> keys = new ArrayList<>(TestLogs.KEYS);
        keys.add(WITNESS.verifierKey());
        return keys;
    }

    /** Trusts the log, its witness and its time stamping authority, and demands all of them. */
    static Trust trust() {
        return new Trust(keys(), 1, List.of(AUTHORITY.root()));
    }

    static SigningKey strangersKey(String name) {
        return SigningKey.generate(name);
    }

    public LogView view() {
        return LogView.latestCosigned(store).orElseThrow();
    }

    LogView olderView() {
        return LogView.at(store, older.statements());
    }

    public Optional<Opening> opening(EventLeaf leaf) {
        long index = leaf.globalIndex();
        return Optional.of(
                index == citingIndex ? citing : new Opening(Hash.of(leaves.salt(index)), leaves.payload(index)));
    }

    /** About subjects 3 and 4, as of the older checkpoint. */
    public EvidenceBundle bundle() {
        return writer().build();
    }

    /** The same, and that subject 999 has no events. */
    public EvidenceBundle bundleWithAnAbsentSubject() {
        return writer().subject(Leaves.subject(999), this::opening).build();
    }

    private BundleWriter writer() {
        StampedCheckpoint stamped = StampedCheckpoint.latest(store).orElseThrow();
        return new BundleWriter(view(), keys())
                .asOf(older.events())
                .timestamp(stamped.checkpoint(), stamped.token())
                .subject(Leaves.subject(3), this::opening)
                .subject(Leaves.subject(4), this::opening)
                .notice(NOTICE);
    }

    public Receipt receipt(long index) {
        Opening opening = opening(view().leaf(index)).orElseThrow();
        return Receipt.of(view(), index, opening, TestLogs.KEYS.subList(0, 1));
    }

    /** A payload with a bit of everything. */
    public Json payload() {
        return citing.payload();
    }

    public static List<Hash> subjects() {
        return List.of(Leaves.subject(3), Leaves.subject(4));
    }

    static Claims verify(byte[] bundle, Trust trust) {
        Claims claims = new Claims();
        new BundleVerifier(trust, claims).verify(bundle, subjects());
        return claims;
    }
}
