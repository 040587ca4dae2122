package dev.samtykke.eventsourcing;

import dev.samtykke.notice.NoticeState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.PurposeState;

/** The catalogue as the purposes' and notices' own streams have it. */
public record StreamCatalogue(EventStreams streams) implements Catalogue {

    @Override
    public PurposeState purpose(String id) {
        return streams.state(Streams.PURPOSE, id);
    }

    @Override
    public NoticeState notice(String id) {
        return streams.state(Streams.NOTICE, id);
    }
}
