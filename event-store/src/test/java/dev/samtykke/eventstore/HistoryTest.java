package dev.samtykke.eventstore;

import static dev.samtykke.eventstore.TestStore.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final byte[] NO_TEXT = {(byte) 0xC3, (byte) 0x28, 0, (byte) 0xFF};

    private final Path folder;

    HistoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anImportedHistoryIsExportedToTheSameBytes() throws Exception {
        byte[] exported;
        List<StoredEvent> events;
        try (TestStore store = TestStore.open(folder.resolve("original"))) {
            appendAllKinds(store);
            exported = export(store);
            events = store.all();
        }
        try (TestStore copy = TestStore.open(folder.resolve("copy"))) {
            HistorySummary summary = new HistoryImport(copy.storage()).readFrom(file(exported));

            assertThat(summary.events()).isEqualTo(events.size());
            assertThat(copy.all()).usingRecursiveComparison().isEqualTo(events);
            assertThat(export(copy)).isEqualTo(exported);
            assertThat(copy.engine().readEvents("a").asStream()).hasSize(1_500);
        }
        try (TestStore copy = TestStore.open(folder.resolve("copy"))) {
            assertThat(export(copy)).isEqualTo(exported);
        }
    }

    private static void appendAllKinds(TestStore store) throws DuplicateEventException {
        store.append(new GenericEventMessage<>("of no aggregate"));
        store.storage()
                .append(List.of(
                        stored(
                                "id of no uuid",
                                null,
                                "2024-02-29T00:00:00Z",
                                "no-revision",
                                null,
                                NO_TEXT,
                                new byte[0]),
                        stored(
                                "æ\u0000\"\\",
                                null,
                                "1969-12-31T23:59:59.999999999Z",
                                "t",
                                "1",
                                "\u2028 \u007f".getBytes(UTF_8),
                                NO_TEXT),
                        stored(
                                "1",
                                new AggregateSequence(null, "ø", 7),
                                "2024-02-29T00:00:00.120Z",
                                "t",
                                "2",
                                new byte[0],
                                NO_TEXT)));
        store.appendInHundreds(IntStream.range(0, 1_500).mapToObj(sequence -> event("a", sequence)));
    }

    private static NewEvent stored(
            String id,
            @Nullable AggregateSequence aggregate,
            String timestamp,
            String type,
            @Nullable String revision,
            byte[] payload,
            byte[] metadata) {
        return new NewEvent(
                id,
                aggregate,
                Instant.parse(timestamp),
                new SimpleSerializedObject<>(payload, byte[].class, type, revision),
                metadata);
    }

    private static byte[] export(TestStore store) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HistoryExport(store.storage()).writeTo(out);
        return out.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("history.ndjson"), content);
    }

    @Test
    void theFormatIsTheDocumentedOne() throws Exception {
        try (TestStore store = TestStore.open(folder.resolve("store"))) {
            store.storage()
                    .append(List.of(
                            stored(
                                    "e-0",
                                    new AggregateSequence("Customer", "c-1", 0),
                                    "2026-01-31T12:00:00.123456Z",
                                    "consent-granted",
                                    "1",
                                    "{\"purpose\":\"news\"}".getBytes(UTF_8),
                                    "{}".getBytes(UTF_8)),
                            stored("e-1", null, "2026-01-31T12:00:01Z", "note", null, NO_TEXT, "{}".getBytes(UTF_8))));

            assertThat(new String(export(store), UTF_8)).isEqualTo("""
                    {"format":"samtykke-history","version":1}
                    {"position":0,"eventId":"e-0","timestamp":"2026-01-31T12:00:00.123456Z","aggregate":{"type":"Customer","id":"c-1","sequence":0},"payloadType":"consent-granted","payloadRevision":"1","payload":{"text":"{\\"purpose\\":\\"news\\"}"},"metadata":{"text":"{}"}}
                    {"position":1,"eventId":"e-1","timestamp":"2026-01-31T12:00:01Z","payloadType":"note","payload":{"base64":"wygA/w=="},"metadata":{"text":"{}"}}
                    {"events":2,"sha256":"a5e7e12b6bf9ed1ac6ce37bf153ba59ea868172dd3b2675a3eac30dec14b7daa"}
                    """);
        }
    }

    @Test
    void anEmptyHistoryIsAHistoryToo() throws Exception {
        byte[] exported;
        try (TestStore store = TestStore.open(folder.resolve("original"))) {
            exported = export(store);
        }
        try (TestStore copy = TestStore.open(folder.resolve("copy"))) {
            new HistoryImport(copy.storage()).readFrom(file(exported));

            assertThat(copy.storage().head()).isEqualTo(-1);
        }
    }

    @Nested
    class AnImportRefuses {

        private final TestStore copy = TestStore.open(folder.resolve("copy"));

        @AfterEach
        void close() {
            copy.close();
        }

        @Test
        void aStoreThatHoldsEvents() throws Exception {
            copy.append(event("a", 0));
            Path history = file(export(copy));

            assertThatThrownBy(() -> new HistoryImport(copy.storage()).readFrom(history))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("empty");
            assertThat(copy.storage().head()).isZero();
        }

        @Test
        void everyOtherFileThanTheExportedOne() throws Exception {
            List<String> lines = exportedLines();
            refuses(without(lines, 0), "Line 1 ");
            refuses(without(lines, 2), "Line 3 of the file: position 2 comes where 1 is due");
            refuses(swapped(lines, 1, 2), "Line 2 of the file: position 1 comes where 0 is due");
            refuses(lines.subList(0, 4), "Line 4 of the file: the file ends here");
            refuses(changed(lines, 3, "a 2", "a 3"), "Line 5 of the file: its count and checksum");
            refuses(changed(lines, 3, "\"position\":2", "\"position\": 2"), "Line 4 of the file: it is not written");
            refuses(changed(lines, 2, "{", ""), "Line 3 of the file: it is not an event");
            refuses(changed(lines, 2, "\"eventId\"", "\"eventIdentity\""), "Line 3 of the file: it is not an event");
            refuses(changed(lines, 0, "1}", "2}"), "Line 1 of the file: it is not the first line");
            refuses(changed(lines, 4, ":3,", ":4,"), "Line 5 of the file: its count");
            List<String> more = new ArrayList<>(lines);
            more.add(lines.get(3));
            refuses(more, "Line 6 of the file: it comes after the last line");
        }

        @Test
        void aFileCutOffAnywhere() throws Exception {
            byte[] exported = String.join("", exportedLines()).getBytes(UTF_8);
            for (int length = 0; length < exported.length; length += 7) {
                Path history = file(Arrays.copyOf(exported, length));
                assertThatThrownBy(() -> new HistoryImport(copy.storage()).readFrom(history))
                        .isInstanceOf(HistoryFormatException.class);
            }
            assertThat(copy.storage().head()).isEqualTo(-1);

            new HistoryImport(copy.storage()).readFrom(file(exported));
            assertThat(copy.storage().head()).isEqualTo(2);
        }

        @Test
        void toLeaveAHalfFilledStoreInUse() throws Exception {
            List<String> lines = exportedLines();
            // The checksum is right, but two events share an id.
            String id = lines.get(1).replaceAll(".*\"eventId\":\"([^\"]+)\".*\\n", "$1");
            String twice = lines.get(3).replaceAll("\"eventId\":\"[^\"]+\"", "\"eventId\":\"" + id + "\"");
            LineDigest digest = new LineDigest();
            for (String line : List.of(lines.get(1), lines.get(2), twice)) {
                digest.add(line.strip().getBytes(UTF_8));
            }
            String trailer = "{\"events\":3,\"sha256\":\"" + digest.hex() + "\"}\n";
            Path history = file((lines.get(0) + lines.get(1) + lines.get(2) + twice + trailer).getBytes(UTF_8));
            assertThatThrownBy(() -> new HistoryImport(copy.storage()).readFrom(history))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessageContaining("position 2");
            copy.close();

            assertThatThrownBy(() -> TestStore.open(folder.resolve("copy")))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessageContaining("did not finish");
        }

        private List<String> exportedLines() throws IOException {
            try (TestStore store = TestStore.open(folder.resolve("original"))) {
                store.append(event("a", 0), event("a", 1), event("a", 2));
                return new String(export(store), UTF_8)
                        .lines()
                        .map(line -> line + "\n")
                        .toList();
            }
        }

        private void refuses(List<String> lines, String message) throws IOException {
            Path history = file(String.join("", lines).getBytes(UTF_8));
            assertThatThrownBy(() -> new HistoryImport(copy.storage()).readFrom(history))
                    .isInstanceOf(HistoryFormatException.class)
                    .hasMessageContaining(message);
            assertThat(copy.storage().head()).isEqualTo(-1);
        }

        private static List<String> without(List<String> lines, int index) {
            List<String> rest = new ArrayList<>(lines);
            rest.remove(index);
            return rest;
        }

        private static List<String> swapped(List<String> lines, int one, int other) {
            List<String> swapped = new ArrayList<>(lines);
            Collections.swap(swapped, one, other);
            return swapped;
        }

        private static List<String> changed(List<String> lines, int index, String from, String to) {
            List<String> changed = new ArrayList<>(lines);
            assertThat(lines.get(index)).contains(from);
            changed.set(index, lines.get(index).replaceFirst(Pattern.quote(from), to));
            return changed;
        }
    }
}
