package dev.samtykke.evidence.query.view;

import java.util.List;
import java.util.Optional;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.StampedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;

/**
 * What a bundle rests on.
 *
 * @param view the log as of the statement
 * @param keys of all signatures on that statement and on the stamped one
 * @param stamped a checkpoint of the view's size or a smaller one with a time stamp, if there is any
 */
public record BundleBase(LogView view, List<VerifierKey> keys, Optional<StampedCheckpoint> stamped) {

    public BundleBase {
        keys = List.copyOf(keys);
    }
}
