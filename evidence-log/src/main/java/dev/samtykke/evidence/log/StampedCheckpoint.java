package dev.samtykke.evidence.log;

import java.util.Collection;
import java.util.Optional;

import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.timestamp.TimeStampToken;

/**
 * One of O's checkpoints with a time stamp. The last one's checkpoint is published under {@link LogPaths#STAMPED}, and
 * every token for good under {@link LogPaths#TIMESTAMPS} and the checkpoint's size.
 *
 * @param checkpoint whose text was stamped
 * @param token the time stamp
 */
public record StampedCheckpoint(SignedCheckpoint checkpoint, TimeStampToken token) {

    /** The last one; empty if none was ever stamped. */
    public static Optional<StampedCheckpoint> latest(BlobStore store) {
        return new PublishedNotes(store)
                .checkpoint(LogPaths.STAMPED)
                .flatMap(checkpoint -> store.get(path(checkpoint))
                        .map(token -> new StampedCheckpoint(checkpoint, TimeStampToken.parse(token))));
    }

    /** Publishes it, unless a token for this size or a checkpoint of a larger size is there. */
    public void publish(BlobStore store) {
        store.compareAndSwap(path(checkpoint), null, token.bytes());
        new PublishedNotes(store).checkpoint(LogPaths.STAMPED, checkpoint);
    }

    /** Without the signatures of other keys. */
    public StampedCheckpoint only(Collection<VerifierKey> keys) {
        return new StampedCheckpoint(checkpoint.only(keys), token);
    }

    private static String path(SignedCheckpoint checkpoint) {
        return LogPaths.TIMESTAMPS + checkpoint.checkpoint().size();
    }
}
