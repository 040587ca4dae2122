package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The number of the last write that was acknowledged, in a file of its own.
 *
 * <p>RocksDB takes a log that seems to end within a record for the trace of a crash and drops that record, even if it
 * is a damaged length that makes it seem so. This number shows the difference: what was acknowledged must be there. It
 * is written after each sync but not synced itself, so after a loss of power it may be some seconds old; it is never
 * ahead of what is on disk.
 */
final class HighWaterMark implements AutoCloseable {

    private static final byte[] KEY = Keys.position(0);

    private final Path file;
    private final FileChannel channel;

    private HighWaterMark(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static HighWaterMark open(Path folder) throws IOException {
        Path file = folder.resolve("acknowledged");
        return new HighWaterMark(
                file,
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Whether a store was ever opened to its end here. */
    boolean isSet() throws IOException {
        return channel.size() > 0;
    }

    /**
     * Holds the mark against the number of the last write that was found.
     *
     * @throws DamagedRecordException if acknowledged writes are missing, or the mark itself is damaged
     */
    void check(long lastWrite) throws IOException {
        if (!isSet()) {
            return;
        }
        ByteBuffer stored = ByteBuffer.allocate(Sealed.BODY + Long.BYTES);
        channel.read(stored, 0);
        if (!Sealed.intact(KEY, stored.array())) {
            throw new DamagedRecordException("the file " + file, "its checksum does not match");
        }
        long acknowledged = stored.getLong(Sealed.BODY);
        if (lastWrite < acknowledged) {
            throw new DamagedRecordException(
                    "the log in " + file.getParent(),
                    "it ends with write " + lastWrite + ", but write " + acknowledged + " was acknowledged");
        }
    }

    /** Sets the mark and syncs it once: later values replace it in place, so no crash leaves an empty file. */
    void begin(long lastWrite) throws IOException {
        advanceTo(lastWrite);
        channel.force(true);
    }

    void advanceTo(long lastWrite) {
        try {
            channel.write(ByteBuffer.wrap(Sealed.seal(KEY, Keys.position(lastWrite))), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be closed", e);
        }
    }
}
