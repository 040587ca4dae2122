package dev.samtykke.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Rounds;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.EventStoreOptions;
import dev.samtykke.eventstore.StoredEvent;

/** What the product takes up: time to start, memory, disk. */
public final class FootprintPart implements Part {

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public String description() {
        return "time to start, resident memory, bytes on disk per event";
    }

    @Override
    public void run(Session session) throws Exception {
        start(session);
        try (LoadedProduct loaded = LoadedProduct.start(session)) {
            session.note(Figure.of(
                    name(), "resident after the customers", loaded.product().residentMebibytes(), "MiB"));
            loaded.product().close();
            disk(session, loaded.product().data());
            try (ProductProcess again = ProductProcess.plain(session, session.kept("product"))) {
                session.note(Figure.of(name(), "start with that history", again.secondsToReady(), "s"));
            }
        }
    }

    private void start(Session session) throws Exception {
        double[] resident = new double[1];
        Rounds.Median ready = Rounds.of(session.effort().rounds(), () -> {
            try (ProductProcess product = ProductProcess.plain(session, session.fresh("product"))) {
                resident[0] = product.residentMebibytes();
                return product.secondsToReady();
            }
        });
        session.note(Figure.of(name(), "first start, until ready", ready, "s"));
        session.note(Figure.of(name(), "resident when ready", resident[0], "MiB"));
    }

    private void disk(Session session, Path data) throws IOException {
        AtomicLong events = new AtomicLong();
        AtomicLong payload = new AtomicLong();
        try (EventStorage storage = EventStorage.open(EventStoreOptions.in(data.resolve("events")));
                Stream<StoredEvent> stored = storage.read(0, storage.head() + 1)) {
            stored.forEach(event -> {
                events.incrementAndGet();
                payload.addAndGet(event.payload().length);
            });
        }
        double perPayload = (double) payload.get() / events.get();
        session.note(Figure.of(name(), "payload per event, as stored", perPayload, "bytes"));
        session.note(Figure.of(
                        name(),
                        "events and keys on disk, per event",
                        (double) size(data.resolve("events")) / events.get(),
                        "bytes")
                .atMost(3, "payload", perPayload));
        session.note(Figure.of(name(), "whole data folder, per event", (double) size(data) / events.get(), "bytes")
                .to("payload", perPayload));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(FootprintPart::sizeOf)
                    .sum();
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
