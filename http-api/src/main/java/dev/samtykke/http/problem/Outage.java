package dev.samtykke.http.problem;

/**
 * Recognises failures that mean that something outside of the process, such as a database, cannot be reached. They are
 * answered with 503 and {@code Retry-After}, since the same request is fine later. Any number of beans may be one.
 */
@FunctionalInterface
public interface Outage {

    /** Whether the failure, or one that caused it, is of that kind. */
    boolean causedBy(Throwable failure);
}
