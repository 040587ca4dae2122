package dev.samtykke.statistics.query;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/**
 * Counts as they are stored.
 *
 * @param position of the last event counted; -1 when there is none
 */
record StatisticsDocument(long position, Counts counts) {

    static final StatisticsDocument EMPTY = new StatisticsDocument(-1, Counts.NONE);

    private static final String VALUE = "v";
    private static final String POSITION = "n";

    static StatisticsDocument read(Document document) {
        Document value = document.get(VALUE, Document.class);
        return new StatisticsDocument(
                value.getLong(POSITION),
                new Counts(value.getLong("granted"), value.getLong("refused"), value.getLong("revoked")));
    }

    StatisticsDocument plus(long eventPosition, Counts more) {
        return eventPosition > position ? new StatisticsDocument(eventPosition, counts.plus(more)) : this;
    }

    /** Embedded documents compare by their first field, the position: older counts never replace newer ones. */
    WriteModel<Document> write(String id, PurposeDay day) {
        Document value = new Document(POSITION, position)
                .append("granted", counts.granted())
                .append("refused", counts.refused())
                .append("revoked", counts.revoked());
        return new UpdateOneModel<>(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.max(VALUE, value),
                        Updates.set(ConsentStatistics.PURPOSE, day.purpose()),
                        Updates.set(ConsentStatistics.DAY, day.day().toString())),
                new UpdateOptions().upsert(true));
    }
}
