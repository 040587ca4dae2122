package dev.samtykke.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Every key and value of a stopped event store: most of its files are compressed, so their bytes show nothing. */
final class UnpackedStore {

    private UnpackedStore() {}

    /** What is in the store, byte by byte, by place. */
    static Map<Path, String> read(Path folder) throws RocksDBException {
        RocksDB.loadLibrary();
        List<ColumnFamilyDescriptor> columns = new ArrayList<>();
        for (byte[] name : RocksDB.listColumnFamilies(new Options(), folder.toString())) {
            columns.add(new ColumnFamilyDescriptor(name));
        }
        Map<Path, String> content = new LinkedHashMap<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB store = RocksDB.openReadOnly(options, folder.toString(), columns, handles)) {
            for (ColumnFamilyHandle column : handles) {
                content.put(
                        folder.resolve("unpacked " + new String(column.getName(), ISO_8859_1)), read(store, column));
                column.close();
            }
        }
        return content;
    }

    private static String read(RocksDB store, ColumnFamilyHandle column) {
        StringBuilder all = new StringBuilder();
        try (RocksIterator entries = store.newIterator(column)) {
            for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                all.append(new String(entries.key(), ISO_8859_1))
                        .append('\n')
                        .append(new String(entries.value(), ISO_8859_1))
                        .append('\n');
            }
        }
        return all.toString();
    }
}
