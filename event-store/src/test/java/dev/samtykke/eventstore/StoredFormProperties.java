package dev.samtykke.eventstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class StoredFormProperties {

    @Property
    void everyInstantComesBack(
            @ForAll @LongRange(min = -31_557_014_167_219_200L, max = 31_556_889_864_403_199L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano) {
        for (long fraction : new long[] {nano, nano / 1_000 * 1_000, nano / 1_000_000 * 1_000_000, 0}) {
            Instant instant = Instant.ofEpochSecond(second, fraction);
            assertThat(new ByteSource(new ByteSink(4).instant(instant).toBytes(), 0).instant())
                    .isEqualTo(instant);
        }
    }

    @Property
    void everyNumberComesBack(@ForAll long number) {
        assertThat(new ByteSource(new ByteSink(1).varint(number).toBytes(), 0).varint())
                .isEqualTo(number);
    }

    @Property
    void everyIdentifierComesBack(@ForAll long high, @ForAll long low, @ForAll @Size(max = 40) byte[] octets) {
        UUID uuid = new UUID(high, low);
        String text = new String(octets, ISO_8859_1);
        for (String identifier :
                new String[] {text, uuid.toString(), uuid.toString().toUpperCase(Locale.ROOT), uuid + text}) {
            assertThat(new ByteSource(new ByteSink(1).identifier(identifier).toBytes(), 0).identifier())
                    .isEqualTo(identifier);
        }
    }

    @Property
    void keysOfAnAggregateSortLikeTheirSequenceNumbers(
            @ForAll @LongRange(min = 0) long one, @ForAll @LongRange(min = 0) long other) {
        byte[] digest = Keys.digest("aggregate");

        assertThat(Integer.signum(Arrays.compareUnsigned(Keys.sequence(digest, one), Keys.sequence(digest, other))))
                .isEqualTo(Integer.signum(Long.compare(one, other)));
        assertThat(Keys.sequence(Keys.sequence(digest, one))).isEqualTo(one);
    }

    @Property(tries = 100)
    void aSealBreaksWithEveryFlippedBitAndInEveryOtherPlace(
            @ForAll @Size(max = 50) byte[] body, @ForAll @LongRange(min = 0) long position) {
        byte[] key = Keys.position(position);
        byte[] sealed = Sealed.seal(key, body);

        assertThat(Sealed.intact(key, sealed)).isTrue();
        assertThat(Sealed.intact(Keys.position(position ^ 1), sealed)).isFalse();
        assertThat(Sealed.intact(key, Arrays.copyOf(sealed, sealed.length - 1))).isFalse();
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(Sealed.intact(key, sealed)).isFalse();
            sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
    }

    @Property
    void everyEventComesBackFromAHistoryLine(
            @ForAll String eventId,
            @ForAll byte[] payload,
            @ForAll byte[] metadata,
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second)
            throws IOException {
        StoredEvent event = new StoredEvent(
                0, wellFormed(eventId), null, Instant.ofEpochSecond(second), "type", null, payload, metadata);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LinesWriter writer = new LinesWriter(out, HistoryLines.HEADER, HistoryLines.EVENTS);
        writer.write(HistoryLines.Event.of(event));
        HistorySummary written = writer.finish();

        try (HistoryReader reader = new HistoryReader(new ByteArrayInputStream(out.toByteArray()))) {
            @Nullable StoredEvent read = reader.next();
            assertThat(read).usingRecursiveComparison().isEqualTo(event);
            assertThat(reader.next()).isNull();
            assertThat(reader.summary()).isEqualTo(written);
        }
    }

    /** Without lone surrogates, which UTF-8 cannot carry. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
