package dev.samtykke.personaldata.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;

/**
 * The key vault over {@link KeyRecords}. A master key (a file, or a key that never leaves a KMS) wraps one root key per
 * subject, and the root key wraps the subject's key of each retention class. So one record destroys everything of a
 * subject, even a key that another process is creating at that moment, and a KMS is asked once per subject.
 *
 * <p>Keys in use are kept in a bounded cache of this process. A destruction here takes effect here at once, in other
 * processes when they {@link #forget} the subject or when {@code maximumAge} has passed.
 */
public final class SubjectKeys implements KeyVault {

    /** How many subjects' keys stay in memory unless told otherwise (about 1 KB each). */
    public static final int DEFAULT_CACHE_SIZE = 20_000;

    /** How long they stay unless told otherwise. */
    public static final Duration DEFAULT_MAXIMUM_AGE = Duration.ofMinutes(5);

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern RETENTION_CLASS = Pattern.compile("[a-z0-9-]{1,64}");

    private final KeyRecords records;
    private final Aead masterKey;
    private final Cache<String, SubjectKeyRing> rings;

    /** A vault with the default cache. */
    public SubjectKeys(KeyRecords records, Aead masterKey) {
        this(records, masterKey, DEFAULT_CACHE_SIZE, DEFAULT_MAXIMUM_AGE);
    }

    /** A vault that keeps the keys of at most {@code cacheSize} subjects in memory, none longer than this. */
    public SubjectKeys(KeyRecords records, Aead masterKey, int cacheSize, Duration maximumAge) {
        this.records = records;
        this.masterKey = masterKey;
        this.rings = Caffeine.newBuilder()
                .maximumSize(cacheSize)
                .expireAfterWrite(maximumAge)
                .build();
    }

    @Override
    public Aead sealingKey(String subjectId, String retentionClass) {
        return rings.get(checkSubject(subjectId), this::loadOrCreate)
                .findOrCreate(checkClass(retentionClass))
                .orElseThrow(() -> new SubjectKeyDestroyed(subjectId, retentionClass));
    }

    @Override
    public Optional<Aead> openingKey(String subjectId, String retentionClass) {
        checkClass(retentionClass);
        return rings.get(checkSubject(subjectId), id -> load(id, retentionClass))
                .find(retentionClass);
    }

    @Override
    public void destroy(String subjectId) {
        records.destroy(checkSubject(subjectId), WrappedKey.tombstone());
        forget(subjectId);
    }

    @Override
    public void destroy(String subjectId, String retentionClass) {
        records.destroy(recordId(checkSubject(subjectId), checkClass(retentionClass)), WrappedKey.tombstone());
        forget(subjectId);
    }

    @Override
    public void forget(String subjectId) {
        rings.invalidate(subjectId);
    }

    /** The id of the record of one class; the subject id alone is that of the root. */
    static String recordId(String subjectId, String retentionClass) {
        return subjectId + "/" + retentionClass;
    }

    private SubjectKeyRing loadOrCreate(String subjectId) {
        byte[] record = records.find(subjectId);
        return ring(
                subjectId,
                record != null ? record : records.putIfAbsent(subjectId, WrappedKey.generate(masterKey, subjectId)));
    }

    private SubjectKeyRing load(String subjectId, String retentionClass) {
        byte[] record = records.find(subjectId);
        if (record == null) {
            throw new SubjectKeyMissing(subjectId, retentionClass);
        }
        return ring(subjectId, record);
    }

    private SubjectKeyRing ring(String subjectId, byte[] record) {
        return new SubjectKeyRing(subjectId, records, WrappedKey.open(masterKey, subjectId, record));
    }

    private static String checkSubject(String subjectId) {
        if (!SUBJECT.matcher(subjectId).matches()) {
            throw new IllegalArgumentException("A subject id is 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        }
        return subjectId;
    }

    private static String checkClass(String retentionClass) {
        if (!RETENTION_CLASS.matcher(retentionClass).matches()) {
            throw new IllegalArgumentException("A retention class is 1 to 64 characters of a-z 0-9 -");
        }
        return retentionClass;
    }
}
