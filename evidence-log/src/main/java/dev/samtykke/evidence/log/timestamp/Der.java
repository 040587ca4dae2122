package dev.samtykke.evidence.log.timestamp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * One element of ASN.1 in the distinguished encoding (ITU-T X.690), which has one spelling per value: definite, shortest
 * lengths and one-byte tags only. Reads no more than a time stamp needs.
 *
 * @param tag class, form and number in one byte
 * @param start of the element in {@code all}
 * @param from where its content starts
 * @param to where it ends
 */
record Der(int tag, byte[] all, int start, int from, int to) {

    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_ID = 0x06;
    static final int TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int LONG_FORM = 0x80;
    private static final int TAG_NUMBER = 0x1F;

    /** The tag of a constructed element with a tag of its context. */
    static int context(int number) {
        return 0xA0 | number;
    }

    /** The only element in the bytes. */
    static Der of(byte[] bytes) {
        Der only = read(bytes, 0, bytes.length);
        MalformedDataException.require(only.to == bytes.length, "DER: bytes after the element");
        return only;
    }

    private static Der read(byte[] all, int start, int limit) {
        MalformedDataException.require(limit - start >= 2, "DER: element ends early");
        int tag = all[start] & 0xFF;
        MalformedDataException.require((tag & TAG_NUMBER) != TAG_NUMBER, "DER: long tag");
        int first = all[start + 1] & 0xFF;
        int more = first < LONG_FORM ? 0 : first - LONG_FORM;
        boolean readable = first != LONG_FORM && more <= 3 && limit - start - 2 >= more;
        MalformedDataException.require(readable, "DER: length");
        int length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = length << 8 | all[start + 2 + i] & 0xFF;
        }
        boolean shortest = more == 0 || length >= LONG_FORM && length >>> (8 * (more - 1)) > 0;
        int content = start + 2 + more;
        MalformedDataException.require(shortest && limit - content >= length, "DER: length");
        return new Der(tag, all, start, content, content + length);
    }

    /** This element, which must have that tag. */
    Der as(int expected) {
        MalformedDataException.require(tag == expected, "DER: another element than expected");
        return this;
    }

    /** The elements within this one. */
    List<Der> items() {
        List<Der> items = new ArrayList<>();
        for (int at = from; at < to; at = items.get(items.size() - 1).to) {
            items.add(read(all, at, to));
        }
        return items;
    }

    /** The element at a place within this one. */
    Der item(int place) {
        List<Der> items = items();
        MalformedDataException.require(place < items.size(), "DER: too few elements");
        return items.get(place);
    }

    /** The only element within this one. */
    Der only() {
        List<Der> items = items();
        MalformedDataException.require(items.size() == 1, "DER: one element expected");
        return items.get(0);
    }

    byte[] content() {
        return Arrays.copyOfRange(all, from, to);
    }

    byte[] encoded() {
        return Arrays.copyOfRange(all, start, to);
    }

    boolean hasContent(byte[] bytes) {
        return Arrays.equals(all, from, to, bytes, 0, bytes.length);
    }

    boolean hasNoContent(int expected) {
        return tag == expected && from == to;
    }

    boolean isSameAs(Der other) {
        return Arrays.equals(encoded(), other.encoded());
    }
}
