package dev.samtykke.profile.query;

import java.util.function.UnaryOperator;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.profile.IdentityStep;
import dev.samtykke.projection.DocumentChanges;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.ProjectionBatch;

/** Events on their way into the documents that profiles are found by: loads those that they touch, adds, writes them. */
final class ProfileBatch implements ProjectionBatch {

    private final DocumentChanges changes;

    ProfileBatch(MongoCollection<Document> documents) {
        this.changes = new DocumentChanges(documents);
    }

    @Override
    public void handle(ProjectedEvent event) {
        CustomerEvent payload = (CustomerEvent) event.message().getPayload();
        if (payload instanceof DataCollected collected) {
            add(event, Entry.of(collected, event.sequence(), event.position()));
            if (!collected.attributes().isEmpty()) {
                index(event, index -> index.plus(collected, event.sequence(), event.position()));
            }
        } else if (payload instanceof DataWithheld withheld) {
            Entry entry = Entry.of(withheld, event.sequence(), event.position());
            if (!entry.withheld().isEmpty()) {
                add(event, entry);
            }
        } else {
            IdentityStep step = IdentityStep.of(payload, event.position()).orElseThrow();
            index(event, index -> index.plus(step));
        }
    }

    private void index(ProjectedEvent event, UnaryOperator<ProfileIndex> change) {
        changes.add(ProfileIndex.id(event.stream()), ProfileIndex.class, ProfileIndex.EMPTY, event.sequence(), change);
    }

    private void add(ProjectedEvent event, Entry entry) {
        long sequence = event.sequence();
        changes.add(
                Block.id(event.stream(), Block.number(sequence)),
                Block.class,
                Block.EMPTY,
                sequence,
                block -> block.plus(entry));
        changes.add(
                Directory.id(event.stream(), Directory.number(sequence)),
                Directory.class,
                Directory.EMPTY,
                sequence,
                directory -> directory.plus(entry));
    }

    @Override
    public void flush() {
        changes.flush();
    }
}
