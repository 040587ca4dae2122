package dev.samtykke.evidence.query.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.note.KeyFile;
import dev.samtykke.evidence.log.note.NoteSigner;
import dev.samtykke.evidence.log.note.SignatureType;
import dev.samtykke.evidence.log.note.SigningKey;

/**
 * The Ed25519 keys of the log in a folder, mode 0600: {@code evidence-events.key} and {@code evidence-statements.key},
 * made at the first start, and further ones {@code evidence-events-<label>.key}. All that are there sign. To change a
 * key, have one with a label made, let both sign as long as readers need to learn the new one, then take the old file
 * away; the log goes on publishing every key that it ever signed with.
 */
public final class LogKeys {

    private static final String LABEL = "[a-z0-9][a-z0-9-]{0,31}";
    private static final String NAME_PREFIX = "samtykke.local/";
    private static final int NAME_BYTES = 4;

    private final Path folder;
    private final SecureRandom random;

    /**
     * @param folder where the keys are
     * @param random names a log that has no name yet
     */
    public LogKeys(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /**
     * Names and keys of the log.
     *
     * @param name of the log, such as {@code log.example/customers}; null: the name in the keys, or at the first start
     *     {@code samtykke.local/} and eight random digits
     * @param newLabel label of a key to sign with as well, which is made when it is not there; null for none
     * @throws LogKeysRefused if the keys in the folder belong to a log of another name
     */
    public LogSettings open(@Nullable String name, @Nullable String newLabel) {
        try {
            Files.createDirectories(folder);
            String logName = Optional.ofNullable(name).or(this::storedName).orElseGet(this::newName);
            return new LogSettings(
                    LogSettings.eventsOrigin(logName),
                    keys("evidence-events", LogSettings.eventsOrigin(logName), newLabel),
                    LogSettings.statementsOrigin(logName),
                    keys("evidence-statements", LogSettings.statementsOrigin(logName), newLabel));
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of the evidence log cannot be read or made in " + folder, e);
        }
    }

    private String newName() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return NAME_PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** Every key of the log is named like one of its origins, so any of them tells the log's name. */
    private Optional<String> storedName() {
        String end = LogSettings.eventsOrigin("");
        return stored("evidence-events").values().stream()
                .map(key -> key.verifierKey().name())
                .filter(name -> name.contains(end))
                .map(name -> name.substring(0, name.lastIndexOf(end)))
                .findFirst();
    }

    private List<NoteSigner> keys(String file, String origin, @Nullable String newLabel) throws IOException {
        if (stored(file).isEmpty()) {
            create(file, origin);
        }
        if (newLabel != null) {
            if (!newLabel.matches(LABEL)) {
                throw new LogKeysRefused("the label of a key is a slug of at most 32 characters");
            }
            create(file + "-" + newLabel, origin + "/" + newLabel);
        }
        TreeMap<String, SigningKey> keys = stored(file);
        keys.forEach((label, key) -> {
            String expected = label.isEmpty() ? origin : origin + "/" + label;
            if (!key.verifierKey().name().equals(expected)) {
                throw new LogKeysRefused("a key in " + folder + " is named "
                        + key.verifierKey().name() + " and not " + expected + "; a log keeps its name");
            }
        });
        return List.copyOf(keys.values());
    }

    private void create(String file, String name) throws IOException {
        KeyFile.readOrCreate(folder.resolve(file + ".key"), name, SignatureType.ED25519);
    }

    /** The keys by label; the first key has none. */
    private TreeMap<String, SigningKey> stored(String file) {
        Pattern form = Pattern.compile(Pattern.quote(file) + "(?:-(" + LABEL + "))?\\.key");
        TreeMap<String, SigningKey> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                Matcher matcher = form.matcher(each.getFileName().toString());
                if (matcher.matches()) {
                    keys.put(Optional.ofNullable(matcher.group(1)).orElse(""), KeyFile.read(each));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of the evidence log cannot be read in " + folder, e);
        }
        return keys;
    }
}
