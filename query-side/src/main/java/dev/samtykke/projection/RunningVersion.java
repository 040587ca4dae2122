package dev.samtykke.projection;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/** A projection version that this process keeps up to date, alone or together with other nodes. */
final class RunningVersion {

    /** How often to look for parts of the history that nobody works on, such as one that failed a moment ago. */
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;

    private final Version version;
    private final Projection projection;
    private final ProjectionWriter writer;
    private final DeadLetters letters;
    private final Tokens tokens;
    private final PooledStreamingEventProcessor processor;

    RunningVersion(Version version, Projection projection, ProjectionContext context) {
        this.version = version;
        this.projection = projection;
        this.writer = projection.open(version.documents(context.database()));
        this.letters = version.letters(context.database());
        this.tokens = context.tokens();
        ProjectionSettings settings = context.settings();
        PumpedEvents events = new PumpedEvents(
                context.store(), task -> new Thread(task, "events-" + version.id()), 2 * settings.batchSize());
        ProjectionInvoker invoker = new ProjectionInvoker(
                projection,
                writer,
                letters,
                context.positions()::head,
                context.clock(),
                events::wakeUp,
                new BatchSpans(context.tracer(), projection.name()));
        this.processor = PooledStreamingEventProcessor.builder()
                .name(version.id())
                .eventHandlerInvoker(invoker)
                .messageSource(events)
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(projection.segments())
                .tokenStore(tokens.store())
                .transactionManager(NoTransactionManager.INSTANCE)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(PropagatingErrorHandler.instance())
                .batchSize(settings.batchSize())
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(settings.claimTimeout().toMillis() / 2)
                .coordinatorExecutor(context.coordinator())
                .workerExecutor(context.workers())
                .build();
    }

    void start() {
        processor.start();
    }

    CompletableFuture<Void> stop() {
        return processor.shutdownAsync();
    }

    Version version() {
        return version;
    }

    ProjectionWriter writer() {
        return writer;
    }

    DeadLetters letters() {
        return letters;
    }

    /** The position up to which every event is in the documents; -1 when there is none. */
    long position() {
        Collection<EventTrackerStatus> parts = processor.processingStatus().values();
        if (parts.size() < projection.segments()) {
            return tokens.stored(version); // other nodes work on some of the parts
        }
        return parts.stream()
                .mapToLong(part -> part.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
    }

    /** Whether it is waiting to try again after a failure. */
    boolean failing() {
        return processor.isError()
                || processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
    }
}
