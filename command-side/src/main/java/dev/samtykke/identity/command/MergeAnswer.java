package dev.samtykke.identity.command;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.messages.Recorded;

/** What merging and splitting answer; the event is the survivor's. */
public record MergeAnswer(String mergeId, String survivor, String absorbed, AppendedEvent event) {

    static MergeAnswer of(String mergeId, String survivor, String absorbed, Recorded<?> event) {
        return new MergeAnswer(mergeId, survivor, absorbed, AppendedEvent.of(event));
    }
}
