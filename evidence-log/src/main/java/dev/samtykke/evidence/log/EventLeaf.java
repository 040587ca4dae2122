package dev.samtykke.evidence.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.tile.EntryBundle;

/**
 * What the log commits to for one stored event: the data of a leaf of L, as RFC 8785 JSON
 * {@code {"c":…,"e":…,"g":…,"k":…,"q":…,"s":…,"t":…,"v":1}}. It says nothing about a person to someone without the keys.
 *
 * @param commitment {@code c}: {@link Commitment} to the clear payload
 * @param eventId {@code e}: the event's identifier
 * @param globalIndex {@code g}: position in the order of all events, gapless from 0, and so the index in L
 * @param kind {@code k}: the stable stored name of the event's type
 * @param sequence {@code q}: position in its stream, gapless from 0
 * @param subject {@code s}: keyed hash of the stream's type and id
 * @param recordedAt {@code t}: when the event was stored, RFC 3339 in UTC with milliseconds
 */
public record EventLeaf(
        Hash commitment,
        String eventId,
        long globalIndex,
        String kind,
        long sequence,
        Hash subject,
        Instant recordedAt) {

    /** {@code v}: the version of this form. */
    public static final int VERSION = 1;

    public static final int MAX_BYTES = EntryBundle.MAX_ENTRY_BYTES;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * Checks that every value has exactly one written form.
     *
     * @throws MalformedDataException if a value has no such form: empty, negative, beyond 2^53-1, below a millisecond
     */
    public EventLeaf {
        MalformedDataException.require(!eventId.isEmpty() && !kind.isEmpty(), "event without id or kind");
        MalformedDataException.require(inRange(globalIndex) && inRange(sequence), "index or sequence out of range");
        int year = recordedAt.atOffset(ZoneOffset.UTC).getYear();
        boolean writable = year >= 0 && year <= 9999 && recordedAt.equals(recordedAt.truncatedTo(ChronoUnit.MILLIS));
        MalformedDataException.require(writable, "recorded time is not in whole milliseconds of a four-digit year");
    }

    /**
     * Reads the data of a leaf.
     *
     * @throws MalformedDataException unless the bytes are exactly what {@link #canonical()} writes
     */
    public static EventLeaf parse(byte[] data) {
        EventLeaf leaf = of(Json.parse(data, MAX_BYTES));
        MalformedDataException.require(Arrays.equals(leaf.canonical(), data), "leaf is not in canonical form");
        return leaf;
    }

    /** Reads the leaf from its JSON value, in whatever order its members were. */
    public static EventLeaf of(Json value) {
        JsonFields fields = JsonFields.of("leaf", value);
        MalformedDataException.require(fields.integer("v") == VERSION, "leaf.v: unknown version");
        EventLeaf leaf = new EventLeaf(
                Hash.fromHex(fields.string("c")),
                fields.string("e"),
                fields.integer("g"),
                fields.string("k"),
                fields.integer("q"),
                Hash.fromHex(fields.string("s")),
                time(fields.string("t")));
        fields.end();
        return leaf;
    }

    public Json json() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("c", Json.of(commitment.hex()));
        members.put("e", Json.of(eventId));
        members.put("g", Json.of(globalIndex));
        members.put("k", Json.of(kind));
        members.put("q", Json.of(sequence));
        members.put("s", Json.of(subject.hex()));
        members.put("t", Json.of(TIME.format(recordedAt)));
        members.put("v", Json.of(VERSION));
        return new Json.Obj(members);
    }

    /**
     * The data of the leaf.
     *
     * @throws MalformedDataException if it is longer than {@link #MAX_BYTES}
     */
    public byte[] canonical() {
        byte[] data = json().canonical();
        MalformedDataException.require(data.length <= MAX_BYTES, "leaf longer than " + MAX_BYTES + " bytes");
        return data;
    }

    /** The leaf hash in L. */
    public Hash hash() {
        return MerkleHashing.leaf(canonical());
    }

    private static boolean inRange(long number) {
        return number >= 0 && number <= Json.MAX_INTEGER;
    }

    private static Instant time(String text) {
        try {
            Instant time = Instant.from(TIME.parse(text));
            MalformedDataException.require(TIME.format(time).equals(text), "leaf.t: not in the one form");
            return time;
        } catch (DateTimeException e) {
            throw new MalformedDataException("leaf.t: not a time", e);
        }
    }
}
