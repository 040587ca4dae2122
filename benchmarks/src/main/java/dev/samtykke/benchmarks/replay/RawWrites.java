package dev.samtykke.benchmarks.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/** Bulk writes of documents that are in memory already, by as many threads as project customers. */
final class RawWrites {

    private static final int BATCH = 1_000;
    private static final int THREADS = 2;

    private RawWrites() {}

    /** Documents per second. */
    static double perSecond(
            MongoCollection<Document> into, List<Document> documents, Function<Document, WriteModel<Document>> write)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long begin = System.nanoTime();
            List<Future<?>> batches = new ArrayList<>();
            for (int from = 0; from < documents.size(); from += BATCH) {
                List<Document> batch = documents.subList(from, Math.min(from + BATCH, documents.size()));
                batches.add(threads.submit(() ->
                        into.bulkWrite(batch.stream().map(write).toList(), new BulkWriteOptions().ordered(false))));
            }
            for (Future<?> batch : batches) {
                batch.get();
            }
            return documents.size() / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdown();
        }
    }
}
