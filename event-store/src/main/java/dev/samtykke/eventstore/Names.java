package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/**
 * The names of aggregate and payload types and of revisions, each stored once; events name them by number. A new name
 * goes through the appender's queue before the first event that uses it, so it is on disk no later than that event.
 */
final class Names {

    /** The number of "no name". */
    static final int NONE = 0;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> names;
    private final Appender appender;

    private Names(List<String> stored, Appender appender) {
        this.appender = appender;
        this.names = new CopyOnWriteArrayList<>(stored);
        for (int i = 0; i < stored.size(); i++) {
            numbers.put(stored.get(i), i + 1);
        }
    }

    static Names load(Database database, Appender appender) {
        List<String> stored = database.use(
                rocks -> {
                    List<String> read = new ArrayList<>();
                    try (RocksIterator entries =
                            rocks.newIterator(database.handle(Column.NAMES), database.anyOrder())) {
                        for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                            read.add(open(read.size() + 1, entries.key(), entries.value()));
                        }
                        entries.status();
                    }
                    return read;
                },
                () -> "a type name");
        return new Names(stored, appender);
    }

    private static String open(int number, byte[] key, byte[] value) {
        if (Keys.position(key) != number || !Sealed.intact(key, value)) {
            throw new DamagedRecordException("type name " + number, "its checksum does not match");
        }
        return new String(value, Sealed.BODY, value.length - Sealed.BODY, StandardCharsets.UTF_8);
    }

    int numberOf(@Nullable String name) {
        if (name == null) {
            return NONE;
        }
        Integer known = numbers.get(name);
        return known != null ? known : add(name);
    }

    /** @throws IndexOutOfBoundsException for a number that was never given */
    @Nullable String nameOf(int number) {
        return number == NONE ? null : names.get(number - 1);
    }

    private synchronized int add(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = names.size() + 1;
        byte[] key = Keys.position(number);
        byte[] value = Sealed.seal(key, name.getBytes(StandardCharsets.UTF_8));
        appender.submit(Writes.of(group -> group.put(Column.NAMES, key, value)));
        names.add(name);
        numbers.put(name, number);
        return number;
    }
}
