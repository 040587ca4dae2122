package dev.samtykke.commanding;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** A lock for every key; a few keys share one. */
public final class KeyLocks {

    private static final int STRIPES = 1024; // a power of two

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /** The lock of this key, always the same. */
    public Lock of(String key) {
        int hash = key.hashCode();
        return locks[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }
}
