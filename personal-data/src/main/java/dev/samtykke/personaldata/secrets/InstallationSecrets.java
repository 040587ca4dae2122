package dev.samtykke.personaldata.secrets;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;

import dev.samtykke.personaldata.keys.KeyRecords;

/**
 * The secret keys of an installation, each in a file of its own in one folder, created at the first start:
 * {@value #MASTER_KEY}, {@value #IDENTIFIER_KEY} and {@value #SUBJECT_LOG_KEY}. All processes of an installation share
 * them.
 *
 * @param masterKey wraps the subjects' keys
 * @param identifierKey hashes identifiers; a new one would find no customer again
 * @param subjectLogKey names streams in the evidence log; a new one would break the log
 */
public record InstallationSecrets(Aead masterKey, HmacKey identifierKey, HmacKey subjectLogKey) {

    private static final String MASTER_KEY = "master-key.json";
    private static final String IDENTIFIER_KEY = "identifier-key.hex";
    private static final String SUBJECT_LOG_KEY = "subject-log-key.hex";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + 2 * HmacKey.BYTES + "}");

    /**
     * The secrets in this folder.
     *
     * @throws SecretFileRefused when a file is truncated, altered, or open to others
     */
    public static InstallationSecrets open(Path folder) {
        return open(folder, new MasterKeyFile(folder.resolve(MASTER_KEY)).open());
    }

    /** The secrets in this folder, with a master key from elsewhere, such as a KMS. */
    public static InstallationSecrets open(Path folder, Aead masterKey) {
        return new InstallationSecrets(
                masterKey, hmacKey(folder.resolve(IDENTIFIER_KEY)), hmacKey(folder.resolve(SUBJECT_LOG_KEY)));
    }

    /**
     * Checks that these are the secrets with which this vault was first used, or, at its first use, marks the vault with
     * them. A lost key file would otherwise be replaced by a new one without a word.
     *
     * @throws WrongInstallationKey when they are not
     */
    public void checkAgainst(KeyRecords records) {
        KeyMarks marks = new KeyMarks(records);
        marks.checkAead(MASTER_KEY, masterKey);
        marks.checkHmac(IDENTIFIER_KEY, identifierKey);
        marks.checkHmac(SUBJECT_LOG_KEY, subjectLogKey);
    }

    /** What protects messages between the processes of the installation. */
    public MessageSecrets messages() {
        return MessageSecrets.of(identifierKey);
    }

    private static HmacKey hmacKey(Path file) {
        String line = SecretFile.readOrCreate(file, () -> HexFormat.of().formatHex(Random.randBytes(HmacKey.BYTES)));
        if (!HEX.matcher(line).matches()) {
            throw new SecretFileRefused(file, "it is not one line of " + 2 * HmacKey.BYTES + " hexadecimal digits");
        }
        return new HmacKey(HexFormat.of().parseHex(line));
    }
}
