package dev.samtykke.customer.query;

import java.time.Instant;

import dev.samtykke.notice.NoticeState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.PurposeState;

/**
 * The catalogue as it was.
 *
 * @param instant when
 */
public record CatalogueAsOf(Catalogue current, Instant instant) implements Catalogue {

    @Override
    public PurposeState purpose(String id) {
        return current.purpose(id).asOf(instant);
    }

    @Override
    public NoticeState notice(String id) {
        return current.notice(id).asOf(instant);
    }
}
