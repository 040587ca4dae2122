package dev.samtykke.commanding.config;

import java.util.concurrent.ExecutorService;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;

/** Lets what a request hands to other threads belong to the span of the request. */
final class UnderTheCallersSpan {

    private UnderTheCallersSpan() {}

    static ExecutorService wrap(ExecutorService workers) {
        ContextSnapshotFactory context = ContextSnapshotFactory.builder().build();
        return ContextExecutorService.wrap(workers, context::captureAll);
    }
}
