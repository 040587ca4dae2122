package dev.samtykke.evidence.log.note;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/** Keeps a {@link SigningKey} in a file that only its owner may read (mode 0600). */
public final class KeyFile {

    private static final int MAX_BYTES = 4096;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /** Reads the key; where there is no file, makes a new key of that name and type and writes it first. */
    public static SigningKey readOrCreate(Path file, String name, SignatureType type) throws IOException {
        if (Files.notExists(file)) {
            create(file, SigningKey.generate(name, type));
        }
        return read(file);
    }

    /**
     * Reads the key.
     *
     * @throws MalformedDataException if the file is not a key, or (where the file system has owners) others may read it
     */
    public static SigningKey read(Path file) throws IOException {
        MalformedDataException.require(Files.size(file) <= MAX_BYTES, "key file is too long");
        if (hasOwners(file)) {
            boolean closed = OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
            MalformedDataException.require(closed, "key file may be read by others: chmod 600");
        }
        return SigningKey.parse(Encodings.utf8(Files.readAllBytes(file)));
    }

    private static void create(Path file, SigningKey key) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = hasOwners(file)
                ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : FileChannel.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(Encodings.utf8(key.toText()));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static boolean hasOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
