package dev.samtykke.standalone.mongo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.jspecify.annotations.Nullable;

/**
 * Lets a commit to disk fall between two requests, never into one. What is on disk is then what the server held at one
 * moment: a document with all its index entries, and a projection never behind its own token. The storage alone does not
 * give that, since it takes one map after the other into a commit while others are still being written.
 */
final class WholeWrites {

    /** Commands that change nothing need not wait for a commit. */
    private static final Set<String> READS =
            Set.of("find", "getMore", "count", "distinct", "hello", "isMaster", "ismaster", "ping", "listIndexes");

    private final ReadWriteLock requests = new ReentrantReadWriteLock();
    private final MongoBackend guarded;

    WholeWrites(MongoBackend backend) {
        this.guarded = (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> call(backend, method, arguments));
    }

    /** The server's backend, each of whose writes is either wholly before a commit or wholly after it. */
    MongoBackend backend() {
        return guarded;
    }

    /** Runs a commit while no write is under way. */
    void between(Runnable commit) {
        requests.writeLock().lock();
        try {
            commit.run();
        } finally {
            requests.writeLock().unlock();
        }
    }

    private @Nullable Object call(MongoBackend backend, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && isRead(arguments[0])) {
            return invoke(backend, method, arguments);
        }
        requests.readLock().lock();
        try {
            return invoke(backend, method, arguments);
        } finally {
            requests.readLock().unlock();
        }
    }

    private static boolean isRead(Object argument) {
        return argument instanceof MongoMessage message
                && READS.contains(message.getDocument().keySet().iterator().next());
    }

    private static @Nullable Object invoke(MongoBackend backend, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(backend, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
