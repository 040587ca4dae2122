package dev.samtykke.projection;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;

import dev.samtykke.mongodb.Outages;

/**
 * A batch in which an event that cannot be handled sets its own stream aside and no other one. What is set aside is
 * written after the documents, so that a retry never overtakes the events before it.
 */
final class GuardedBatch {

    private final ProjectionBatch batch;
    private final DeadLetters letters;
    private final Set<String> parkedBefore;
    private final Map<String, DeadLetter> parkedNow = new LinkedHashMap<>();
    private final Clock clock;

    /** @param parkedBefore those of the batch's streams that are set aside already */
    GuardedBatch(ProjectionBatch batch, DeadLetters letters, Set<String> parkedBefore, Clock clock) {
        this.batch = batch;
        this.letters = letters;
        this.parkedBefore = parkedBefore;
        this.clock = clock;
    }

    void handle(ProjectedEvent event) {
        String stream = event.stream();
        @Nullable DeadLetter parked = parkedNow.get(stream);
        if (parked != null) {
            parkedNow.put(stream, parked.upTo(event));
            return;
        }
        // When appending fails, somebody retried the stream with success in the meantime.
        if (parkedBefore.contains(stream) && letters.append(event)) {
            return;
        }
        try {
            batch.handle(event);
        } catch (Unavailable | MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Outages.causedBy(e)) {
                throw e;
            }
            parkedNow.put(stream, DeadLetter.of(event, e, clock.instant()));
        }
    }

    void flush() {
        batch.flush();
        if (!parkedNow.isEmpty()) {
            letters.park(parkedNow.values());
        }
    }
}
