package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A closed store's RocksDB, opened behind its back. */
final class RawStore implements AutoCloseable {

    private final List<ColumnFamilyHandle> handles = new ArrayList<>();
    private final DBOptions options = new DBOptions();
    private final RocksDB rocks;

    RawStore(Path folder) throws RocksDBException {
        RocksDB.loadLibrary();
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        try (Options listing = new Options()) {
            for (byte[] name : RocksDB.listColumnFamilies(listing, folder.toString())) {
                families.add(new ColumnFamilyDescriptor(name));
            }
        }
        rocks = RocksDB.open(options, folder.toString(), families, handles);
    }

    byte[] get(Column column, byte[] key) throws RocksDBException {
        return Objects.requireNonNull(rocks.get(handle(column), key));
    }

    void put(Column column, byte[] key, byte[] value) throws RocksDBException {
        rocks.put(handle(column), key, value);
    }

    void delete(Column column, byte[] key) throws RocksDBException {
        rocks.delete(handle(column), key);
    }

    /** Names of the files that hold a column family. */
    List<String> files(Column column) {
        return rocks.getColumnFamilyMetaData(handle(column)).levels().stream()
                .flatMap(level -> level.files().stream())
                .map(file -> file.fileName().substring(1))
                .toList();
    }

    private ColumnFamilyHandle handle(Column column) {
        for (ColumnFamilyHandle handle : handles) {
            try {
                if (new String(handle.getName(), StandardCharsets.UTF_8)
                        .equals(new String(column.familyName(), StandardCharsets.UTF_8))) {
                    return handle;
                }
            } catch (RocksDBException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException("No column family " + column);
    }

    @Override
    public void close() throws RocksDBException {
        try (FlushOptions flush = new FlushOptions()) {
            rocks.flush(flush, handles);
        }
        handles.forEach(ColumnFamilyHandle::close);
        rocks.close();
        options.close();
    }
}
