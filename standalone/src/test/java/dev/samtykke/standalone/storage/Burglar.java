package dev.samtykke.standalone.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Alters stored events on the disk, past everything that the product does, and sets their checksums right. */
final class Burglar {

    private static final byte[] EVENTS = "events".getBytes(StandardCharsets.UTF_8);
    private static final String COMMITMENT = "\"c\":\"";

    private Burglar() {}

    /** Flips the lowest bit of one byte in the middle of what an event says. */
    static void flipABit(Path store, long position) throws RocksDBException {
        RocksDB.loadLibrary();
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (Options listing = new Options();
                DBOptions options = new DBOptions()) {
            for (byte[] name : RocksDB.listColumnFamilies(listing, store.toString())) {
                families.add(new ColumnFamilyDescriptor(name));
            }
            try (RocksDB rocks = RocksDB.open(options, store.toString(), families, handles)) {
                ColumnFamilyHandle events = handles.get(indexOf(families));
                byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
                byte[] value = Objects.requireNonNull(rocks.get(events, key));
                value[payload(value)] ^= 1;
                rocks.put(events, key, sealed(key, value));
                handles.forEach(ColumnFamilyHandle::close);
            }
        }
    }

    private static int indexOf(List<ColumnFamilyDescriptor> families) {
        for (int i = 0; i < families.size(); i++) {
            if (java.util.Arrays.equals(families.get(i).getName(), EVENTS)) {
                return i;
            }
        }
        throw new IllegalStateException("there are no events");
    }

    /** A digit of the commitment that is stored with the payload. */
    private static int payload(byte[] value) {
        int at = new String(value, StandardCharsets.ISO_8859_1).indexOf(COMMITMENT);
        if (at < 0) {
            throw new IllegalStateException("the event has no commitment");
        }
        return at + COMMITMENT.length();
    }

    private static byte[] sealed(byte[] key, byte[] value) {
        CRC32C sum = new CRC32C();
        sum.update(key, 0, key.length);
        sum.update(value, Integer.BYTES, value.length - Integer.BYTES);
        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).putInt((int) sum.getValue());
        return value;
    }
}
