package dev.samtykke.profile.query;

import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.projection.Projections;

/** What all who read profiles share, so that what one has read is known to the others. */
public final class ProfileReading {

    private final People people;
    private final Timeline timeline;
    private final SealedData data;
    private final ProfileDocuments documents;

    public ProfileReading(EventStreams streams, EventStore store, EventPositions positions, Projections projections) {
        this.documents = new ProfileDocuments(projections);
        this.people = new People(streams, positions, projections, documents);
        this.timeline = new Timeline(documents);
        this.data = new SealedData(store);
    }

    People people() {
        return people;
    }

    Timeline timeline() {
        return timeline;
    }

    SealedData data() {
        return data;
    }

    ProfileDocuments documents() {
        return documents;
    }
}
