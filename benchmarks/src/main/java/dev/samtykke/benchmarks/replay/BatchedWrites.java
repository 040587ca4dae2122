package dev.samtykke.benchmarks.replay;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;

import dev.samtykke.benchmarks.history.CommandSide;
import dev.samtykke.benchmarks.history.Crowd;
import dev.samtykke.projection.Delivery;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.ProjectionBatch;

/** Counts what one batch of events writes when several of them are about one customer. */
final class BatchedWrites {

    private static final int CUSTOMERS = 100;
    private static final int EVENTS_EACH = 10;
    private static final int REGISTRATION = 3;

    private BatchedWrites() {}

    static int count(CommandSide side, MongoDatabase database) throws Exception {
        String[] customers = Crowd.register(side, "batched", CUSTOMERS);
        Crowd.decide(side, customers, EVENTS_EACH - REGISTRATION);
        AtomicInteger writes = new AtomicInteger();
        ProjectionBatch batch = Replay.customers(side.history().store())
                .open(counting(database.getCollection("batched"), writes))
                .begin(Delivery.CURRENT);
        for (int sequence = 0; sequence < EVENTS_EACH; sequence++) {
            for (String customer : customers) {
                DomainEventMessage<?> event =
                        side.history().store().readEvents(customer, sequence).next();
                batch.handle(new ProjectedEvent(event, 0));
            }
        }
        batch.flush();
        return writes.get();
    }

    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> counting(MongoCollection<Document> documents, AtomicInteger writes) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                MongoCollection.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("bulkWrite")) {
                        writes.addAndGet(((List<?>) arguments[0]).size());
                    }
                    return method.invoke(documents, arguments);
                });
    }
}
