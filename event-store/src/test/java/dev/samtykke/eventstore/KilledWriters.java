package dev.samtykke.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.serialization.SimpleSerializedObject;

/**
 * A process that writes as fast as it can until it is killed. Every transaction puts a record, and without waiting for
 * it appends one to four events of two aggregates; when they are acknowledged it prints the transaction's name.
 */
final class KilledWriters {

    private KilledWriters() {}

    /** @param args the store's folder, the number of writers, a name for this run */
    public static void main(String[] args) {
        EventStorage storage = EventStorage.open(EventStoreOptions.in(Path.of(args[0])));
        for (int writer = 0; writer < Integer.parseInt(args[1]); writer++) {
            String name = args[2] + "-" + writer;
            new Thread(() -> write(storage, name)).start();
        }
    }

    private static void write(EventStorage storage, String writer) {
        long[] sequences = new long[2];
        for (int number = 0; ; number++) {
            String transaction = writer + "-" + number;
            int size = 1 + number % 4;
            List<NewEvent> events = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int aggregate = i % 2;
                events.add(event(transaction + " " + i + " " + size, writer + "/" + aggregate, sequences[aggregate]++));
            }
            storage.records().put("keys", transaction, new byte[] {1});
            append(storage, events);
            acknowledge(System.out, transaction);
        }
    }

    private static void append(EventStorage storage, List<NewEvent> events) {
        try {
            storage.append(events);
        } catch (DuplicateEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewEvent event(String payload, String aggregateId, long sequence) {
        return new NewEvent(
                UUID.randomUUID().toString(),
                new AggregateSequence("Sample", aggregateId, sequence),
                Instant.EPOCH,
                new SimpleSerializedObject<>(payload.getBytes(UTF_8), byte[].class, "sample", null),
                new byte[0]);
    }

    private static void acknowledge(PrintStream out, String transaction) {
        synchronized (out) {
            out.println(transaction + ";");
            out.flush();
        }
    }
}
