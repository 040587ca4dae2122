package dev.samtykke.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsArchiveTest {

    private static final List<String> NAMESPACES = List.of("keys", "tombstones");

    private final Path folder;

    RecordsArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void importedRecordsAreExportedToTheSameBytes() throws Exception {
        byte[] exported = exported();
        try (TestStore copy = TestStore.open(folder.resolve("copy"))) {
            assertThat(new RecordsImport(copy.storage().records()).readFrom(file(exported), NAMESPACES))
                    .isEqualTo(3);
        }
        try (TestStore copy = TestStore.open(folder.resolve("copy"))) {
            assertThat(copy.storage().records().get("keys", "alice")).hasValue(new byte[] {0, -1, 10});
            assertThat(export(copy)).isEqualTo(exported);
        }
    }

    @Test
    void theFormatIsTheDocumentedOne() throws Exception {
        assertThat(new String(exported(), UTF_8)).isEqualTo("""
                {"format":"samtykke-records","version":1}
                {"namespace":"keys","key":"alice","value":"AP8K"}
                {"namespace":"keys","key":"bob","value":""}
                {"namespace":"tombstones","key":"carol","value":"AQ=="}
                {"records":3,"sha256":"%s"}
                """.formatted(sha256OfRecords()));
    }

    @Test
    void aDamagedFileChangesNothing() throws Exception {
        byte[] exported = exported();
        try (TestStore copy = TestStore.open(folder.resolve("copy"))) {
            DurableRecords records = copy.storage().records();
            for (int length = 0; length < exported.length; length++) {
                Path cut = file(Arrays.copyOf(exported, length));
                assertThatThrownBy(() -> new RecordsImport(records).readFrom(cut, NAMESPACES))
                        .isInstanceOf(HistoryFormatException.class);
            }
            Path altered =
                    file(new String(exported, UTF_8).replace("AP8K", "AP8L").getBytes(UTF_8));
            assertThatThrownBy(() -> new RecordsImport(records).readFrom(altered, NAMESPACES))
                    .hasMessageContaining("Line 5 of the file: its count and checksum");
            Path whole = file(exported);
            assertThatThrownBy(() -> new RecordsImport(records).readFrom(whole, List.of("keys")))
                    .hasMessageContaining("Line 4 of the file: it is of a namespace");
            assertThat(records.all("keys")).isEmpty();
        }
    }

    private byte[] exported() throws IOException {
        try (TestStore store = TestStore.open(folder.resolve("original"))) {
            DurableRecords records = store.storage().records();
            records.put("other", "x", new byte[] {1});
            records.put("tombstones", "carol", new byte[] {1});
            records.put("keys", "bob", new byte[0]);
            records.put("keys", "alice", new byte[] {0, -1, 10}).join();
            return export(store);
        }
    }

    private static byte[] export(TestStore store) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecordsExport(store.storage().records()).writeTo(out, NAMESPACES);
        return out.toByteArray();
    }

    private static String sha256OfRecords() {
        LineDigest digest = new LineDigest();
        digest.add("{\"namespace\":\"keys\",\"key\":\"alice\",\"value\":\"AP8K\"}".getBytes(UTF_8));
        digest.add("{\"namespace\":\"keys\",\"key\":\"bob\",\"value\":\"\"}".getBytes(UTF_8));
        digest.add("{\"namespace\":\"tombstones\",\"key\":\"carol\",\"value\":\"AQ==\"}".getBytes(UTF_8));
        return digest.hex();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("records.ndjson"), content);
    }
}
