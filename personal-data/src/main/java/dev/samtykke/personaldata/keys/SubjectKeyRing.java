package dev.samtykke.personaldata.keys;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.google.crypto.tink.Aead;

/**
 * What a process keeps in memory of one subject: the root key that wraps the keys of the retention classes, and those
 * of them that were used. An empty value is a key that was destroyed; as that is final it may be kept too.
 */
final class SubjectKeyRing {

    private final String subjectId;
    private final KeyRecords records;
    private final Optional<Aead> root;
    private final Map<String, Optional<Aead>> classes = new ConcurrentHashMap<>();

    SubjectKeyRing(String subjectId, KeyRecords records, Optional<Aead> root) {
        this.subjectId = subjectId;
        this.records = records;
        this.root = root;
    }

    /** The key of the class, created when there is none; empty when it was destroyed. */
    Optional<Aead> findOrCreate(String retentionClass) {
        return root.flatMap(wrapping -> classes.computeIfAbsent(retentionClass, name -> {
            String id = recordId(name);
            byte[] record = records.find(id);
            return WrappedKey.open(
                    wrapping, id, record != null ? record : records.putIfAbsent(id, WrappedKey.generate(wrapping, id)));
        }));
    }

    /**
     * The key of the class; empty when it was destroyed.
     *
     * @throws SubjectKeyMissing when there never was one
     */
    Optional<Aead> find(String retentionClass) {
        return root.flatMap(wrapping -> classes.computeIfAbsent(retentionClass, name -> {
            byte[] record = records.find(recordId(name));
            if (record == null) {
                throw new SubjectKeyMissing(subjectId, name);
            }
            return WrappedKey.open(wrapping, recordId(name), record);
        }));
    }

    private String recordId(String retentionClass) {
        return SubjectKeys.recordId(subjectId, retentionClass);
    }
}
