package dev.samtykke.eventstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Looks at what a crash left without changing it. Opening a database for writing goes on from whatever could be read of
 * its log and gives the log up, and with it what could still be saved from a damaged one.
 */
final class Recovery {

    private Recovery() {}

    /** @throws DamagedRecordException if the log does not hold all that was acknowledged */
    static void check(EventStoreOptions options, HighWaterMark mark) throws IOException, RocksDBException {
        if (!mark.isSet()) {
            return;
        }
        try (Closing resources = new Closing()) {
            StorageLayout layout = new StorageLayout(options, resources);
            List<ColumnFamilyHandle> opened = new ArrayList<>();
            RocksDB crashed = resources.add(
                    RocksDB.openReadOnly(layout.ofDatabase(), options.folder().toString(), layout.ofColumns(), opened));
            opened.forEach(resources::add);
            mark.check(crashed.getLatestSequenceNumber());
        }
    }
}
