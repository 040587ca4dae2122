package dev.samtykke.projection;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The versions and rebuilds as every node sees them. Each change is one conditional write to one document, so that
 * nodes that make it at the same time make it once.
 */
final class VersionRecords {

    private static final int DUPLICATE_KEY = 11_000;
    private static final String LIVE = "live";
    private static final String LIVE_SHAPE = "liveShape";
    private static final String LAST = "last";
    private static final String BUILDING = "building";
    private static final String RETIRED = "retired";

    private final MongoCollection<Document> versions;
    private final MongoCollection<Document> rebuilds;

    VersionRecords(MongoDatabase database) {
        this.versions = database.getCollection("projections");
        this.rebuilds = database.getCollection("projection_rebuilds");
    }

    VersionState state(String projection) {
        @Nullable Document found = versions.find(Filters.eq("_id", projection)).first();
        return found == null ? VersionState.none(projection) : state(found);
    }

    Optional<Rebuild> rebuild(String id) {
        return Optional.ofNullable(rebuilds.find(Filters.eq("_id", id)).first()).map(VersionRecords::rebuild);
    }

    /** Notes a rebuild as the one under way; false when another one, or another node, was first. */
    boolean begin(VersionState seen, Rebuild rebuild) {
        write(rebuild);
        if (seen.last() == 0 && insert(rebuild)) {
            return true;
        }
        Bson unchanged = Filters.and(
                Filters.eq("_id", seen.projection()), Filters.eq(BUILDING, null), Filters.eq(LAST, seen.last()));
        boolean first = versions.updateOne(
                                unchanged,
                                Updates.combine(
                                        Updates.set(BUILDING, rebuild.id()), Updates.set(LAST, rebuild.version())))
                        .getMatchedCount()
                == 1;
        if (!first) {
            rebuilds.deleteOne(Filters.eq("_id", rebuild.id()));
        }
        return first;
    }

    private boolean insert(Rebuild rebuild) {
        try {
            versions.insertOne(new Document("_id", rebuild.projection())
                    .append(LIVE, 0)
                    .append(LIVE_SHAPE, 0)
                    .append(LAST, rebuild.version())
                    .append(BUILDING, rebuild.id())
                    .append(RETIRED, new Document()));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Makes the version that was built the one that is read; false when another node was first. */
    boolean switchTo(VersionState seen, Rebuild built, Instant now) {
        Bson unchanged = Filters.and(Filters.eq("_id", seen.projection()), Filters.eq(BUILDING, built.id()));
        Bson change = Updates.combine(
                Updates.set(LIVE, built.version()),
                Updates.set(LIVE_SHAPE, built.shape()),
                Updates.set(BUILDING, null));
        if (seen.live() != 0) {
            change = Updates.combine(change, Updates.set(RETIRED + "." + seen.live(), now.toString()));
        }
        boolean first = versions.updateOne(unchanged, change).getMatchedCount() == 1;
        if (first) {
            write(built.finished(now));
        }
        return first;
    }

    /** Forgets a replaced version after everything of it was cleared away. */
    void cleared(Version version) {
        versions.updateOne(Filters.eq("_id", version.projection()), Updates.unset(RETIRED + "." + version.number()));
    }

    private void write(Rebuild rebuild) {
        Document document = new Document("_id", rebuild.id())
                .append("projection", rebuild.projection())
                .append("version", rebuild.version())
                .append("shape", rebuild.shape())
                .append("target", rebuild.target())
                .append("startedAt", rebuild.startedAt().toString())
                .append(
                        "finishedAt",
                        rebuild.finishedAt() == null
                                ? null
                                : rebuild.finishedAt().toString());
        rebuilds.replaceOne(Filters.eq("_id", rebuild.id()), document, new ReplaceOptions().upsert(true));
    }

    private static VersionState state(Document document) {
        Map<Integer, Instant> retired = new TreeMap<>();
        document.get(RETIRED, Document.class)
                .forEach((version, at) -> retired.put(Integer.valueOf(version), Instant.parse((String) at)));
        return new VersionState(
                document.getString("_id"),
                document.getInteger(LIVE),
                document.getInteger(LIVE_SHAPE),
                document.getInteger(LAST),
                document.getString(BUILDING),
                retired);
    }

    private static Rebuild rebuild(Document document) {
        @Nullable String finishedAt = document.getString("finishedAt");
        return new Rebuild(
                document.getString("_id"),
                document.getString("projection"),
                document.getInteger("version"),
                document.getInteger("shape"),
                document.getLong("target"),
                Instant.parse(document.getString("startedAt")),
                finishedAt == null ? null : Instant.parse(finishedAt));
    }
}
