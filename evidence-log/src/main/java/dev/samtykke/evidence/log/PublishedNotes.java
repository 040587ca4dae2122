package dev.samtykke.evidence.log;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;

/** The few public blobs that change: checkpoints, which only ever grow, and the list of keys. */
final class PublishedNotes {

    private final BlobStore store;

    PublishedNotes(BlobStore store) {
        this.store = store;
    }

    Optional<SignedCheckpoint> checkpoint(String path) {
        return store.get(path).map(SignedCheckpoint::parse);
    }

    /** Puts the checkpoint there unless a larger one is; signatures of the same checkpoint are joined. */
    void checkpoint(String path, SignedCheckpoint checkpoint) {
        update(path, present -> {
            Optional<SignedCheckpoint> old = Optional.ofNullable(present).map(SignedCheckpoint::parse);
            long oldSize = old.map(signed -> signed.checkpoint().size()).orElse(-1L);
            if (oldSize > checkpoint.checkpoint().size()) {
                return present;
            }
            boolean same = old.isPresent() && old.get().checkpoint().equals(checkpoint.checkpoint());
            return (same ? old.get().with(checkpoint.note().signatures()) : checkpoint).format();
        });
    }

    /** Joins the signatures to the checkpoint that is there, if it is the same one. */
    void cosignatures(String path, SignedCheckpoint cosigned) {
        boolean same = checkpoint(path)
                .filter(present -> present.checkpoint().equals(cosigned.checkpoint()))
                .isPresent();
        if (same) {
            checkpoint(path, cosigned);
        }
    }

    void key(VerifierKey key) {
        update(LogPaths.KEYS, present -> {
            TreeSet<String> lines = new TreeSet<>();
            Optional.ofNullable(present).ifPresent(text -> text.lines().forEach(lines::add));
            lines.add(key.toString());
            return String.join("\n", lines) + "\n";
        });
    }

    private void update(String path, UnaryOperator<@Nullable String> change) {
        boolean done = false;
        while (!done) {
            byte[] present = store.get(path).orElse(null);
            String next = change.apply(present == null ? null : Encodings.utf8(present));
            byte[] bytes = Encodings.utf8(next);
            done = Arrays.equals(present, bytes) || store.compareAndSwap(path, present, bytes);
        }
    }
}
