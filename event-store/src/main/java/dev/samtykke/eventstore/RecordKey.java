package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Namespace and key of a {@link DurableRecords} entry. */
record RecordKey(String namespace, String key) {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9-]{1,64}");

    RecordKey {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException("A namespace matches " + NAMESPACE + ", unlike " + namespace);
        }
    }

    /** As one text; no namespace is the start of another one's texts. */
    String text() {
        return namespace + '\0' + key;
    }

    static RecordKey parse(String text) {
        int separator = text.indexOf('\0');
        return new RecordKey(text.substring(0, separator), text.substring(separator + 1));
    }

    byte[] stored() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    static RecordKey parse(byte[] stored) {
        return parse(new String(stored, StandardCharsets.UTF_8));
    }
}
