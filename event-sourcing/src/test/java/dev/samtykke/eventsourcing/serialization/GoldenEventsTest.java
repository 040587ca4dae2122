package dev.samtykke.eventsourcing.serialization;

import dev.samtykke.eventsourcing.Streams;

class GoldenEventsTest extends GoldenEventsContract {

    @Override
    protected EventTypes types() {
        return Streams.types();
    }
}
