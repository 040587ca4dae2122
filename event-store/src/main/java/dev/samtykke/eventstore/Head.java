package dev.samtykke.eventstore;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The position of the last event that is on disk, and the place where readers wait for the next one. */
final class Head {

    private final Lock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long position;
    private volatile boolean closed;

    Head(long position) {
        this.position = position;
    }

    /** -1 in an empty store. */
    long position() {
        return position;
    }

    void advanceTo(long newPosition) {
        if (newPosition == position) {
            return;
        }
        lock.lock();
        try {
            position = newPosition;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting, now and later. */
    void close() {
        closed = true;
        wake();
    }

    /** Wakes all waiting readers so that they look at their reasons to give up. */
    void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until an event after the given position is on disk.
     *
     * @return false if none came in time, the store was closed, the reader gave up or its thread was interrupted
     */
    boolean awaitAfter(long after, Duration atMost, BooleanSupplier givenUp) {
        if (position > after) {
            return true;
        }
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (position <= after && nanos > 0 && !closed && !givenUp.getAsBoolean()) {
                nanos = moved.awaitNanos(nanos);
            }
            return position > after;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
