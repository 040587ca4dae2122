package dev.samtykke.projection;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * What an Axon event processor calls for one projection version. It collects the events of a unit of work and writes
 * them with its last event, hence before the processor stores its token.
 */
final class ProjectionInvoker implements EventHandlerInvoker {

    /** From how many events behind the head on a stream is likely to have further events ahead. */
    private static final long CATCHING_UP = 5_000;

    private final Projection projection;
    private final ProjectionWriter writer;
    private final DeadLetters letters;
    private final LongSupplier head;
    private final Clock clock;
    private final Runnable onBegin;
    private final BatchSpans spans;

    /**
     * @param head position of the last event of the history
     * @param onBegin told whenever a batch begins, which is when there is room for further events
     */
    ProjectionInvoker(
            Projection projection,
            ProjectionWriter writer,
            DeadLetters letters,
            LongSupplier head,
            Clock clock,
            Runnable onBegin,
            BatchSpans spans) {
        this.projection = projection;
        this.writer = writer;
        this.letters = letters;
        this.head = head;
        this.clock = clock;
        this.onBegin = onBegin;
        this.spans = spans;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message instanceof DomainEventMessage<?> event
                && projection.handles(event.getPayloadType())
                && segment.matches(Objects.hashCode(event.getAggregateIdentifier()));
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return projection.handles(payloadType);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        BatchingUnitOfWork<?> unit = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        GuardedBatch batch = unit.getOrComputeResource(GuardedBatch.class.getName(), key -> begin(unit));
        batch.handle(projected(message));
        if (unit.isLastMessage(message)) {
            batch.flush();
        }
    }

    private GuardedBatch begin(BatchingUnitOfWork<?> unit) {
        onBegin.run();
        List<ProjectedEvent> events = unit.getMessages().stream()
                .map(message -> projected((EventMessage<?>) message))
                .toList();
        Set<String> streams = events.stream().map(ProjectedEvent::stream).collect(Collectors.toSet());
        spans.begin(unit, events);
        boolean behind = head.getAsLong() - events.get(0).position() > CATCHING_UP;
        return new GuardedBatch(
                writer.begin(behind ? Delivery.CATCHING_UP : Delivery.CURRENT), letters, letters.among(streams), clock);
    }

    private static ProjectedEvent projected(EventMessage<?> message) {
        return new ProjectedEvent(
                (DomainEventMessage<?>) message,
                ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow());
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
