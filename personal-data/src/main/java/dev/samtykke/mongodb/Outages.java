package dev.samtykke.mongodb;

import java.util.List;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import org.jspecify.annotations.Nullable;

import dev.samtykke.personaldata.keys.KeyVaultUnavailable;

/** Tells a database or a key service that cannot be reached from one that refuses what it is asked. */
public final class Outages {

    private static final List<Class<? extends RuntimeException>> OUTAGES = List.of(
            MongoSocketException.class,
            MongoTimeoutException.class,
            MongoExecutionTimeoutException.class,
            MongoServerUnavailableException.class,
            MongoConnectionPoolClearedException.class,
            MongoNotPrimaryException.class,
            MongoNodeIsRecoveringException.class,
            // Written, but not known to a majority within the time given.
            MongoWriteConcernException.class,
            MongoInterruptedException.class,
            KeyVaultUnavailable.class);

    private Outages() {}

    /** Whether the failure, or one that caused it, says that it is out of reach and may be back later. */
    public static boolean causedBy(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null && !isOutage(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static boolean isOutage(Throwable failure) {
        return OUTAGES.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
