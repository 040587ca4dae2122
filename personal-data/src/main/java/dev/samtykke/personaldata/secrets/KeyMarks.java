package dev.samtykke.personaldata.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import com.google.crypto.tink.Aead;

import dev.samtykke.personaldata.keys.KeyRecords;

/** A mark per secret key in the vault, by which a process sees at its start whether it has the right key. */
final class KeyMarks {

    private static final String PREFIX = "installation/";
    private static final byte[] TEXT = "samtykke key mark".getBytes(UTF_8);

    private final KeyRecords records;

    KeyMarks(KeyRecords records) {
        this.records = records;
    }

    void checkHmac(String name, HmacKey key) {
        byte[] mark = key.tag("samtykke-key-mark", name);
        byte[] stored = records.find(PREFIX + name);
        if (!MessageDigest.isEqual(mark, stored != null ? stored : records.putIfAbsent(PREFIX + name, mark))) {
            throw new WrongInstallationKey(name, null);
        }
    }

    void checkAead(String name, Aead key) {
        byte[] id = name.getBytes(UTF_8);
        byte[] stored = records.find(PREFIX + name);
        try {
            key.decrypt(stored != null ? stored : records.putIfAbsent(PREFIX + name, key.encrypt(TEXT, id)), id);
        } catch (GeneralSecurityException e) {
            throw new WrongInstallationKey(name, e);
        }
    }
}
