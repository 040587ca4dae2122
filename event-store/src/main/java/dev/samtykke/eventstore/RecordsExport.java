package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes durable records as newline-delimited JSON, in the order of namespaces given and of their keys. The same records
 * give the same bytes.
 *
 * <pre>{@code
 * {"format":"samtykke-records","version":1}
 * {"namespace":"…","key":"…","value":"… (Base64)"}
 * {"records":1,"sha256":"…"}
 * }</pre>
 *
 * The last line has the number of records and the SHA-256, in hex, of all record lines with their line feeds.
 */
public final class RecordsExport {

    static final HistoryLines.Header HEADER = new HistoryLines.Header("samtykke-records", 1);
    static final String RECORDS = "records";

    private final RecordStore records;

    public RecordsExport(RecordStore records) {
        this.records = records;
    }

    /**
     * Writes all records of these namespaces that are on disk. The stream is flushed and stays open.
     *
     * @return how many there are
     * @throws DamagedRecordException when it comes to a record whose bytes were damaged
     */
    public long writeTo(OutputStream out, List<String> namespaces) throws IOException {
        LinesWriter writer = new LinesWriter(out, HEADER, RECORDS);
        try {
            for (String namespace : namespaces) {
                records.forEachStored(namespace, (key, value) -> write(writer, new Line(namespace, key, value)));
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return writer.finish().events();
    }

    private static void write(LinesWriter writer, Line line) {
        try {
            writer.write(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One record. */
    record Line(String namespace, String key, byte[] value) {}
}
