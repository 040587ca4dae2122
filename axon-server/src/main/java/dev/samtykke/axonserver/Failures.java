package dev.samtykke.axonserver;

import java.util.List;
import java.util.Set;

import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.HistoryUnavailable;

/** What failures of Axon Server mean. Its own messages are left out of ours: they name streams. */
final class Failures {

    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);
    private static final String INVALID_SEQUENCE = "AXONIQ-2000";

    /** With these the server says that it did not store anything, and would not if it were asked again. */
    private static final Set<String> REFUSED = Set.of("AXONIQ-1000", "AXONIQ-1001", "AXONIQ-2001", "AXONIQ-9200");

    private Failures() {}

    /** Why an append failed whose events were all sent. */
    static RuntimeException ofAppend(List<Event> events, Throwable failure) {
        String code = code(failure);
        if (INVALID_SEQUENCE.equals(code)) {
            return conflict(events, failure);
        }
        return code != null && REFUSED.contains(code) ? refused(code, failure) : HistoryUnavailable.inDoubt(failure);
    }

    /** Why something failed that changes nothing. */
    static RuntimeException ofRead(Throwable failure) {
        String code = code(failure);
        return code != null && REFUSED.contains(code) ? refused(code, failure) : HistoryUnavailable.unchanged(failure);
    }

    /** Whether the server refused. */
    static boolean isRefusal(Throwable failure) {
        String code = code(failure);
        return code != null && REFUSED.contains(code);
    }

    private static RuntimeException conflict(List<Event> events, Throwable failure) {
        boolean begins = events.stream().allMatch(event -> event.getAggregateSequenceNumber() == 0);
        return begins
                ? new AggregateStreamCreationException("A stream was begun by somebody else", failure)
                : new ConcurrencyException("Somebody else appended to a stream", failure);
    }

    private static RuntimeException refused(String code, Throwable failure) {
        return new EventStoreException("Axon Server refused with " + code, failure);
    }

    private static @Nullable String code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status && status.getTrailers() != null) {
                return status.getStatus().getCode() == Status.Code.OK
                        ? null
                        : status.getTrailers().get(CODE);
            }
        }
        return null;
    }
}
