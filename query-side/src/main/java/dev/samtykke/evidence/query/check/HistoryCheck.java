package dev.samtykke.evidence.query.check;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.StoredEventDamaged;
import dev.samtykke.evidence.query.StoredEvents;

/** Checks ranges of the stored history against the log. Safe for many threads. */
public final class HistoryCheck {

    private final StoredEvents events;
    private final BlobStore store;
    private final EventCheck check;

    /** @param store where the log is */
    public HistoryCheck(StoredEvents events, BlobStore store, EventCheck check) {
        this.events = events;
        this.store = store;
        this.check = check;
    }

    /**
     * Checks the events from a position to another one.
     *
     * @param size of the log; it covers the range
     * @return the first event with which something is wrong
     */
    public Optional<Finding> check(long from, long toExclusive, long size) {
        TileReader log = new TileReader(path -> store.get(LogPaths.EVENTS + path), size);
        long position = from;
        try (Stream<RawEvent> range = events.read(from, toExclusive)) {
            for (Iterator<RawEvent> each = range.iterator(); each.hasNext(); position++) {
                RawEvent event = each.next();
                Optional<Finding> finding = event.position() == position
                        ? check.check(event, log)
                        : Optional.of(new Finding(position, "it is missing"));
                if (finding.isPresent()) {
                    return finding;
                }
            }
        } catch (StoredEventDamaged e) {
            return Optional.of(new Finding(e.position(), "its stored bytes are damaged"));
        } catch (MalformedDataException e) {
            return Optional.of(new Finding(position, "what the log holds for it is damaged"));
        }
        return position < toExclusive ? Optional.of(new Finding(position, "it is missing")) : Optional.empty();
    }
}
