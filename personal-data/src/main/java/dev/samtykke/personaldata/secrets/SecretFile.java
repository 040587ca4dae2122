package dev.samtykke.personaldata.secrets;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A small text file with a secret, mode 0600. It appears whole or not at all, of two processes that create it at once
 * one wins, and it ends with a line feed, by whose absence a truncated copy is noticed. A file that others can read is refused, as OpenSSH refuses such private keys; the group may read it,
 * since that is how orchestrators hand secrets to a process without root rights.
 */
final class SecretFile {

    private static final String END = "\n";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE);

    private SecretFile() {}

    /** The content of the file, which is created from {@code initial} when there is none. */
    static String readOrCreate(Path file, Supplier<String> initial) {
        try {
            if (Files.notExists(file)) {
                create(file, initial.get());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Secret file " + file + " cannot be read or created", e);
        }
    }

    /** Replaces the content; a reader sees the old or the new one. */
    static void replace(Path file, String content) {
        try {
            Path draft = writeDraft(file, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Secret file " + file + " cannot be replaced", e);
        }
    }

    private static String read(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
            throw new SecretFileRefused(file, "other users have rights on it; set its mode to 0600");
        }
        String content = Files.readString(file);
        if (!content.endsWith(END)) {
            throw new SecretFileRefused(file, "its end is missing");
        }
        return content.substring(0, content.length() - END.length());
    }

    /** A hard link to a complete draft is the one call that both is atomic and never overwrites. */
    private static void create(Path file, String content) throws IOException {
        Files.createDirectories(folder(file));
        Path draft = writeDraft(file, content);
        try {
            Files.createLink(file, draft);
            syncFolder(file);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its file is the one to read.
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static Path writeDraft(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(folder(file), "." + file.getFileName(), ".draft", OWNER_ONLY);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap((content + END).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return draft;
    }

    private static void syncFolder(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(folder(file), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is no file in a folder");
        }
        return parent;
    }
}
