package dev.samtykke.standalone.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.samtykke.eventstore.HistoryExport;
import dev.samtykke.eventstore.HistoryImport;
import dev.samtykke.eventstore.HistorySummary;
import dev.samtykke.eventstore.RecordsExport;
import dev.samtykke.eventstore.RecordsImport;
import dev.samtykke.standalone.storage.EmbeddedHistory;
import dev.samtykke.standalone.storage.PrivateFiles;

/** A folder with an exported history: the events in one file, the wrapped keys of the people in another. */
final class HistoryArchive {

    private static final String EVENTS = "history.ndjson";
    private static final String SUBJECT_KEYS = "subject-keys.ndjson";
    private static final List<String> NAMESPACES = EmbeddedHistory.SUBJECT_KEY_NAMESPACES;

    private final Path folder;
    private final Path events;
    private final Path subjectKeys;

    private HistoryArchive(Path folder) {
        this.folder = folder;
        this.events = folder.resolve(EVENTS);
        this.subjectKeys = folder.resolve(SUBJECT_KEYS);
    }

    static HistoryArchive in(Path folder) {
        return new HistoryArchive(folder.toAbsolutePath().normalize());
    }

    /** Writes both files; a file that is there already is left alone and ends the export. */
    HistorySummary exportFrom(HistoryPlace.Opening from) throws Exception {
        try (HistoryPlace place = from.open()) {
            PrivateFiles.createFolder(folder);
            refuseAnyFileIn(folder);
            HistorySummary summary = write(events, out -> new HistoryExport(place.events()).writeTo(out));
            // The keys after them, since others may be recording: then every event that was written has its key.
            write(subjectKeys, out -> new RecordsExport(place.keys()).writeTo(out, NAMESPACES));
            return summary;
        }
    }

    /** Puts both files into a place that has no events. */
    HistorySummary importInto(HistoryPlace.Opening into) throws Exception {
        for (Path file : List.of(events, subjectKeys)) {
            if (!Files.isRegularFile(file)) {
                throw new HistoryRefused("An export has a file " + file.getFileName() + "; there is none in " + folder);
            }
        }
        try (HistoryPlace place = into.open()) {
            if (place.events().head() >= 0) {
                throw new HistoryRefused(place.name() + " has a history already");
            }
            // On disk no later than the events that they open.
            new RecordsImport(place.keys()).readFrom(subjectKeys, NAMESPACES);
            return new HistoryImport(place.events()).readFrom(events);
        }
    }

    private static void refuseAnyFileIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new HistoryRefused("The folder " + folder + " is not empty");
            }
        }
    }

    private static <T> T write(Path file, Content<T> content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(PrivateFiles.create(file), 1 << 16)) {
            return content.writeTo(out);
        }
    }

    private interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }
}
