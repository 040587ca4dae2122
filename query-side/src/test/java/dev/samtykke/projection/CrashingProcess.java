package dev.samtykke.projection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;

/**
 * Projects a history in batches of random sizes and keeps a log of every write in the order in which the store takes
 * them: a crash leaves a prefix of it, documents and tokens alike.
 */
public final class CrashingProcess {

    private final Projection projection;
    private final List<DomainEventMessage<?>> events;
    private final Random random;
    /** Write models, and between them tokens: the number of events that are done. */
    private final List<Object> log = new ArrayList<>();

    public CrashingProcess(Projection projection, List<DomainEventMessage<?>> events, long seed) {
        this.projection = projection;
        this.events = events;
        this.random = new Random(seed);
    }

    /** Projects everything from event number {@code token} on into a collection. */
    public void run(MongoCollection<Document> documents, int token) {
        ProjectionWriter writer = projection.open(logging(documents));
        int from = token;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(9));
            ProjectionBatch batch = writer.begin(random.nextBoolean() ? Delivery.CURRENT : Delivery.CATCHING_UP);
            for (int i = from; i < to; i++) {
                if (projection.handles(events.get(i).getPayloadType())) {
                    batch.handle(new ProjectedEvent(events.get(i), i));
                }
            }
            batch.flush();
            log.add(to);
            from = to;
        }
    }

    public int writes() {
        return log.size();
    }

    /** What is left after a crash: the first writes are in the collection, the token that is left is answered. */
    @SuppressWarnings("unchecked")
    public int leave(int writes, MongoCollection<Document> documents) {
        int token = 0;
        for (Object entry : log.subList(0, writes)) {
            if (entry instanceof Integer stored) {
                token = stored;
            } else {
                documents.bulkWrite(List.of((WriteModel<Document>) entry));
            }
        }
        return token;
    }

    @SuppressWarnings("unchecked")
    private MongoCollection<Document> logging(MongoCollection<Document> documents) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                CrashingProcess.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("bulkWrite")) {
                        log.addAll((List<?>) args[0]);
                    }
                    try {
                        return method.invoke(documents, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
