package dev.samtykke.axonserver;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.grpc.event.Event;

import dev.samtykke.eventsourcing.HistoryUnavailable;

/** Appends events to Axon Server. */
final class Appends {

    private Appends() {}

    /**
     * Stores events in a row, or none of them.
     *
     * @throws HistoryUnavailable in doubt when they were sent and the confirmation did not come
     */
    static void append(ServerConnection server, List<Event> events) {
        AppendEventsTransaction transaction = begin(server, events);
        try {
            transaction.commit().get(ServerConnection.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.ofAppend(events, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw HistoryUnavailable.inDoubt(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryUnavailable.inDoubt(e);
        } catch (RuntimeException e) {
            throw Failures.ofAppend(events, e);
        }
    }

    /** Until the transaction is completed the server stores nothing of it. */
    private static AppendEventsTransaction begin(ServerConnection server, List<Event> events) {
        try {
            AppendEventsTransaction transaction = server.events().startAppendEventsTransaction();
            events.forEach(transaction::appendEvent);
            return transaction;
        } catch (RuntimeException e) {
            throw Failures.ofRead(e);
        }
    }
}
