package dev.samtykke.evidence.log.codec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value of the restricted domain of the evidence log: strings, integers of at most 53 bits, booleans, null,
 * arrays and objects. There are no fractions, so no two programs can round a number differently.
 */
public sealed interface Json {

    /** The largest magnitude that every JSON reader keeps exactly (RFC 7493 section 2.2). */
    long MAX_INTEGER = (1L << 53) - 1;

    /** Members in the order of RFC 8785 section 3.2.3 (UTF-16 code units), which is {@link String}'s own order. */
    record Obj(SortedMap<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        public static Obj of(Map<String, Json> members) {
            return new Obj(new TreeMap<>(members));
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(String value) implements Json {}

    record Int(long value) implements Json {
        public Int {
            MalformedDataException.require(
                    Math.abs(value) <= MAX_INTEGER && value != Long.MIN_VALUE, "integer beyond 2^53-1");
        }
    }

    record Bool(boolean value) implements Json {}

    /** JSON's {@code null}. */
    record Null() implements Json {}

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Int(value);
    }

    /**
     * Reads one JSON text strictly: UTF-8, no duplicate member names, no fractions or exponents, no unpaired
     * surrogates, nothing after the value, at most 32 levels and 2,000,000 values.
     *
     * @param maxBytes texts longer than this are refused before they are read
     * @throws MalformedDataException if the text breaks any of these rules
     */
    static Json parse(byte[] text, int maxBytes) {
        MalformedDataException.require(text.length <= maxBytes, "JSON text longer than " + maxBytes + " bytes");
        return new JsonParser(Encodings.utf8(text)).document();
    }

    /** The canonical bytes of RFC 8785 (JCS): equal values have equal bytes. */
    default byte[] canonical() {
        StringBuilder out = new StringBuilder();
        JcsWriter.write(this, out);
        return Encodings.utf8(out.toString());
    }
}
