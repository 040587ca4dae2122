package dev.samtykke.ingestion.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

import dev.samtykke.customer.DataWithheld;
import dev.samtykke.profile.DataOfUnknownWithheld;
import dev.samtykke.profile.WithheldCount;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.projection.Delivery;
import dev.samtykke.projection.DocumentChanges;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.ProjectionBatch;

/** What was withheld on its way into counts. */
final class WithheldBatch implements ProjectionBatch {

    private final DocumentChanges changes;
    private final Delivery delivery;

    WithheldBatch(MongoCollection<Document> documents, Delivery delivery) {
        this.changes = new DocumentChanges(documents);
        this.delivery = delivery;
    }

    @Override
    public void handle(ProjectedEvent event) {
        if (event.message().getPayload() instanceof DataOfUnknownWithheld withheld) {
            count(event, withheld.source(), withheld.counts());
        } else {
            DataWithheld withheld = (DataWithheld) event.message().getPayload();
            count(
                    event,
                    withheld.call().source(),
                    withheld.items().stream()
                            .map(item -> new WithheldCount(item, 1))
                            .toList());
        }
    }

    private void count(ProjectedEvent event, String source, List<WithheldCount> counts) {
        Instant at = event.message().getTimestamp();
        String day = at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        changes.add(
                id(WithheldDay.id(source, day), event),
                WithheldDay.class,
                WithheldDay.empty(source, day),
                event.position(),
                before -> {
                    WithheldDay after = before;
                    for (WithheldCount one : counts) {
                        after = after.plus(one.item(), one.count());
                    }
                    return after;
                });
        countUnmapped(event, source, counts, at);
    }

    private void countUnmapped(ProjectedEvent event, String source, List<WithheldCount> counts, Instant at) {
        Map<WithheldItem, Long> times = new HashMap<>();
        counts.stream()
                .filter(one -> one.item().unmapped())
                .forEach(one -> times.merge(one.item(), (long) one.count(), Long::sum));
        times.forEach((item, sum) -> changes.add(
                id(Unmapped.id(source, item), event),
                Unmapped.class,
                Unmapped.never(source, item),
                event.position(),
                before -> before.seen(at, sum)));
    }

    /** What comes out of turn gets a document of its own: the usual one has counted beyond it already. */
    private String id(String usual, ProjectedEvent event) {
        return delivery == Delivery.RETRY ? usual + "/" + event.position() : usual;
    }

    @Override
    public void flush() {
        changes.flush();
    }
}
