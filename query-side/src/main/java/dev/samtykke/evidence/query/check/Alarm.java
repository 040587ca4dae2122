package dev.samtykke.evidence.query.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.store.BlobStore;

/**
 * Remembers, also over restarts, that a stored event is not the one that was logged. While it is raised nothing is
 * signed. Safe for many threads.
 */
public final class Alarm {

    private static final Logger log = LoggerFactory.getLogger(Alarm.class);

    private static final String PATH = "check/finding";
    private static final String POSITION = "position";
    private static final String RULE = "rule";
    private static final int MAX_BYTES = 4096;

    private final BlobStore store;
    private volatile @Nullable Finding raised;

    /** @param store where the log is */
    public Alarm(BlobStore store) {
        this.store = store;
    }

    /** What was found; empty while everything holds. */
    public Optional<Finding> finding() {
        return Optional.ofNullable(raised);
    }

    /** What an earlier run found, which has to be looked at again before anything is signed. */
    public Optional<Finding> remembered() {
        return store.get(PATH).map(bytes -> read(Json.parse(bytes, MAX_BYTES)));
    }

    /** Raises the alarm; the first finding stays. */
    public synchronized void raise(Finding finding) {
        if (raised == null) {
            raised = finding;
            log.error("The stored history is not the one that was logged: {}", finding.sentence());
            byte[] bytes = Json.Obj.of(Map.of(POSITION, Json.of(finding.position()), RULE, Json.of(finding.rule())))
                    .canonical();
            store.compareAndSwap(PATH, null, bytes);
        }
    }

    /** Forgets what an earlier run found, once it does not hold any more. */
    public void forget() {
        store.get(PATH).ifPresent(bytes -> {
            log.warn("The stored history matches its log again where it did not before");
            store.delete(List.of(PATH));
        });
    }

    private static Finding read(Json value) {
        JsonFields fields = JsonFields.of("finding", value);
        Finding finding = new Finding(fields.integer(POSITION), fields.string(RULE));
        fields.end();
        return finding;
    }
}
