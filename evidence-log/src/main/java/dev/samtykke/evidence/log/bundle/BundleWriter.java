package dev.samtykke.evidence.log.bundle;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.timestamp.TimeStampToken;

/** Gathers the evidence about some subjects from a log. For one thread and one bundle. */
public final class BundleWriter {

    private final LogView view;
    private final List<VerifierKey> keys;
    private final SortedMap<Hash, SubjectEvidence> subjects = new TreeMap<>();
    private final SortedMap<Hash, Notice> notices = new TreeMap<>();
    private @Nullable AsOf asOf;
    private @Nullable Stamp stamp;

    /**
     * @param view the log at the statement that the bundle is to rest on, best one that witnesses have cosigned
     * @param keys the keys of all signatures on that statement
     */
    public BundleWriter(LogView view, List<VerifierKey> keys) {
        this.view = view;
        this.keys = List.copyOf(keys);
    }

    /** Makes the bundle answer for an older checkpoint of L instead of the stated one. */
    public BundleWriter asOf(SignedCheckpoint older) {
        this.asOf = new AsOf(older, view.eventsConsistency(older.checkpoint().size()));
        return this;
    }

    /**
     * Adds what an authority outside said about when a state of the log was there.
     *
     * @param stamped O's checkpoint whose text was stamped, of the view's size or an earlier one
     */
    public BundleWriter timestamp(SignedCheckpoint stamped, TimeStampToken token) {
        this.stamp = Stamp.of(view, stamped, token);
        return this;
    }

    /**
     * Adds all events of a subject, or the proof that it has none. Works on several events at a time.
     *
     * @param openings called from several threads; gives payload and salt of an event, or nothing if they are erased or not to be shown
     * @throws UnprovenException if a payload is not the one that its event committed to
     */
    public BundleWriter subject(Hash subject, Function<EventLeaf, Optional<Opening>> openings) {
        List<EventEvidence> events = view.history(subject).parallelStream()
                .map(index -> event(index, openings))
                .toList();
        subjects.put(subject, new SubjectEvidence(subject, view.mapProof(subject), events));
        return this;
    }

    private EventEvidence event(long index, Function<EventLeaf, Optional<Opening>> openings) {
        EventLeaf leaf = view.leaf(index);
        Optional<Opening> opening = openings.apply(leaf);
        opening.ifPresent(shown -> shown.verify(leaf));
        return new EventEvidence(leaf, view.eventProof(index), opening);
    }

    /** Adds the exact bytes of a notice whose SHA-256 (lower-case hex) is a value in a shown payload. */
    public BundleWriter notice(byte[] bytes) {
        Notice notice = Notice.of(bytes.clone());
        notices.put(notice.sha256(), notice);
        return this;
    }

    /**
     * Makes the bundle.
     *
     * @throws UnprovenException if no shown payload cites one of the notices
     */
    public EvidenceBundle build() {
        notices.values().forEach(notice -> {
            boolean cited = subjects.values().stream().anyMatch(subject -> cites(subject, notice));
            UnprovenException.require(cited, "no shown payload cites notice " + notice.sha256());
        });
        return new EvidenceBundle(
                keys,
                StatementEvidence.of(view),
                Optional.ofNullable(asOf),
                Optional.ofNullable(stamp),
                List.copyOf(subjects.values()),
                List.copyOf(notices.values()));
    }

    static boolean cites(SubjectEvidence subject, Notice notice) {
        String sha256 = notice.sha256().hex();
        return subject.events().stream()
                .flatMap(event -> event.opening().stream())
                .anyMatch(opening -> opening.cites(sha256));
    }
}
