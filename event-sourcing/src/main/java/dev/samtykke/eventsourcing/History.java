package dev.samtykke.eventsourcing;

import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.secrets.InstallationSecrets;

/** The history of an installation, wherever it is: the events, the keys that open them, the streams folded from them. */
public interface History extends EventPositions, AutoCloseable {

    /** How often the state of a stream is stored: once in so many events. */
    int SNAPSHOT_INTERVAL = 100;

    /** The secret keys of the installation. */
    InstallationSecrets secrets();

    /** The customers' keys. */
    SubjectKeys keys();

    /** Seals and opens payloads. */
    PayloadSealer sealer();

    /** Turns events into their stored form and back. */
    EventSerializer serializer();

    /** Axon's view of the history. */
    EventStore store();

    /** The streams folded to their states. */
    EventStreams streams();

    /**
     * Makes the folded streams of this process tell of everything that any process has recorded up to now.
     *
     * @throws HistoryUnavailable when that takes too long
     */
    void catchUp();

    /** Lets everything under way come to its end. */
    @Override
    void close();
}
