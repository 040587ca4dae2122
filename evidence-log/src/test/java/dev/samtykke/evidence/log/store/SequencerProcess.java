package dev.samtykke.evidence.log.store;

import java.nio.file.Path;

import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.note.SigningKey;

/** A process of its own that appends to a log in a folder, a few leaves per checkpoint, until it is killed. */
final class SequencerProcess {

    private SequencerProcess() {}

    public static void main(String[] words) {
        Path folder = Path.of(words[0]);
        int perCheckpoint = Integer.parseInt(words[1]);
        int leaves = Integer.parseInt(words[2]);
        LogSettings settings = LogSettings.of("crash.example", key(words[3]), key(words[4]));
        EventLog log = EventLog.open(new FileStore(folder), settings);
        var all = new Leaves(99, 50).next(leaves);
        System.out.println("at " + log.size());
        while (log.size() < leaves) {
            int from = (int) log.size();
            log.append(all.subList(from, Math.min(leaves, from + perCheckpoint)));
            log.checkpoint();
            System.out.println("at " + log.size());
        }
    }

    private static SigningKey key(String text) {
        return SigningKey.parse(text.replace("|", "\n"));
    }
}
