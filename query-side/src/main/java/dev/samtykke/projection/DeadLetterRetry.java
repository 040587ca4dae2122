package dev.samtykke.projection;

import java.util.Optional;

import com.mongodb.MongoException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.mongodb.Outages;

/** Projects streams again that were set aside. */
final class DeadLetterRetry {

    private final RunningVersion version;
    private final EventStore store;
    private final EventPositions positions;

    DeadLetterRetry(RunningVersion version, EventStore store, EventPositions positions) {
        this.version = version;
        this.store = store;
        this.positions = positions;
    }

    /** Tries one stream; true when it is not set aside any more. */
    boolean retry(String stream) {
        Optional<DeadLetter> letter = version.letters().find(stream);
        while (letter.isPresent()) {
            if (!projected(letter.get())) {
                return false;
            }
            version.letters().release(letter.get());
            letter = version.letters().find(stream); // further events may have been set aside in the meantime
        }
        return true;
    }

    private boolean projected(DeadLetter letter) {
        ProjectionBatch batch = version.writer().begin(Delivery.RETRY);
        DomainEventStream events = store.readEvents(letter.stream(), letter.firstSequence());
        try {
            while (events.hasNext()) {
                DomainEventMessage<?> message = events.next();
                if (message.getSequenceNumber() > letter.lastSequence()) {
                    break;
                }
                long position = positions.positionOf(message.getIdentifier()).orElseThrow();
                batch.handle(new ProjectedEvent(message, position));
            }
            batch.flush();
            return true;
        } catch (Unavailable | MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Outages.causedBy(e)) {
                throw e;
            }
            version.letters().failedAgain(letter, e);
            return false;
        }
    }
}
