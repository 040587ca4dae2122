package dev.samtykke.profile.query;

import java.util.Set;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.projection.Projection;
import dev.samtykke.projection.ProjectionWriter;
import dev.samtykke.query.api.ProjectionNames;

/**
 * What people's profiles are found by: per stream a {@link ProfileIndex}, {@link Block}s and {@link Directory}s. No
 * document has a value, so that an erasure has nothing to do here; values are read from the events. An event changes
 * three documents of bounded size, however many the stream has, and its stream is never folded.
 */
public final class ProfileProjection implements Projection {

    private static final Set<Class<?>> EVENTS = Set.of(
            DataCollected.class,
            DataWithheld.class,
            IdentityMerged.class,
            IdentitySplit.class,
            MergedInto.class,
            SplitFrom.class);

    private final int shape;
    private final int segments;

    public ProfileProjection(int shape, int segments) {
        this.shape = shape;
        this.segments = segments;
    }

    @Override
    public String name() {
        return ProjectionNames.PROFILE;
    }

    @Override
    public int shape() {
        return shape;
    }

    @Override
    public int segments() {
        return segments;
    }

    @Override
    public boolean handles(Class<?> payloadType) {
        return EVENTS.contains(payloadType);
    }

    @Override
    public ProjectionWriter open(MongoCollection<Document> documents) {
        return delivery -> new ProfileBatch(documents);
    }
}
