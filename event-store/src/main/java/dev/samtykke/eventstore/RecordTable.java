package dev.samtykke.eventstore;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** The records that are on disk. */
final class RecordTable {

    private final Database database;

    RecordTable(Database database) {
        this.database = database;
    }

    byte @Nullable [] get(RecordKey record) {
        byte @Nullable [] stored = database.get(Column.RECORDS, record.stored(), () -> nameOf(record.namespace()));
        return stored == null ? null : open(record, stored);
    }

    /** All values of a namespace by key. */
    Map<String, byte[]> all(String namespace) {
        Map<String, byte[]> values = new TreeMap<>();
        forEach(namespace, values::put);
        return values;
    }

    /** Takes each record of a namespace, in the order of the keys; returns how many there are. */
    long forEach(String namespace, BiConsumer<String, byte[]> taker) {
        byte[] first = new RecordKey(namespace, "").stored();
        return database.use(
                rocks -> {
                    long count = 0;
                    try (RocksIterator stored =
                            rocks.newIterator(database.handle(Column.RECORDS), database.anyOrder())) {
                        for (stored.seek(first); stored.isValid(); stored.next()) {
                            RecordKey record = RecordKey.parse(stored.key());
                            if (!record.namespace().equals(namespace)) {
                                break;
                            }
                            taker.accept(record.key(), open(record, stored.value()));
                            count++;
                        }
                        stored.status();
                    }
                    return count;
                },
                () -> nameOf(namespace));
    }

    private static byte[] open(RecordKey record, byte[] stored) {
        if (!Sealed.intact(record.stored(), stored)) {
            throw new DamagedRecordException(nameOf(record.namespace()), "its checksum does not match");
        }
        return Arrays.copyOfRange(stored, Sealed.BODY, stored.length);
    }

    /** For errors: without the key, which another party may have chosen. */
    private static String nameOf(String namespace) {
        return "a record of namespace " + namespace;
    }
}
