package dev.samtykke.eventstore;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

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
        byte[] first = new RecordKey(namespace, "").stored();
        return database.use(
                rocks -> {
                    Map<String, byte[]> values = new TreeMap<>();
                    try (RocksIterator stored =
                            rocks.newIterator(database.handle(Column.RECORDS), database.anyOrder())) {
                        for (stored.seek(first); stored.isValid(); stored.next()) {
                            RecordKey record = RecordKey.parse(stored.key());
                            if (!record.namespace().equals(namespace)) {
                                break;
                            }
                            values.put(record.key(), open(record, stored.value()));
                        }
                        stored.status();
                    }
                    return values;
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
