package dev.samtykke.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Puts back durable records that {@link RecordsExport} wrote. The file is read twice: the first time it is checked to
 * its last line, the second time it is stored, so a damaged file changes nothing.
 */
public final class RecordsImport {

    private final RecordStore records;

    public RecordsImport(RecordStore records) {
        this.records = records;
    }

    /**
     * Stores the records of a file; they are on disk when it returns. Doing it once more changes nothing.
     *
     * @param namespaces those that the file may hold
     * @return how many there are
     * @throws HistoryFormatException naming the line, if the file is damaged, cut off or holds other namespaces
     */
    public long readFrom(Path file, List<String> namespaces) throws IOException {
        long checked = pass(file, namespaces, record -> CompletableFuture.completedFuture(null));
        pass(file, namespaces, record -> records.put(record.namespace(), record.key(), record.value()));
        return checked;
    }

    private static long pass(Path file, List<String> namespaces, Use use) throws IOException {
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        try (LinesReader lines =
                new LinesReader(Files.newInputStream(file), RecordsExport.HEADER, RecordsExport.RECORDS)) {
            for (byte @Nullable [] line = lines.next(); line != null; line = lines.next()) {
                // The queue keeps the order, so what came before is on disk when the last one is.
                last = use.of(record(lines, line, namespaces));
            }
            last.join();
            return lines.summary().events();
        }
    }

    private static RecordsExport.Line record(LinesReader lines, byte[] line, List<String> namespaces) {
        RecordsExport.Line record;
        try {
            record = HistoryLines.decode(line, RecordsExport.Line.class);
        } catch (IOException | RuntimeException e) {
            throw lines.damaged("it is not a record");
        }
        if (!Arrays.equals(line, HistoryLines.encode(record))) {
            throw lines.damaged("it is not written as an export writes it");
        }
        if (!namespaces.contains(record.namespace())) {
            throw lines.damaged("it is of a namespace that does not belong here");
        }
        return record;
    }

    private interface Use {
        CompletableFuture<Void> of(RecordsExport.Line record);
    }
}
