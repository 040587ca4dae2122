package dev.samtykke.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import com.mongodb.client.MongoCollection;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.StreamType;
import dev.samtykke.messages.Recorded;

/**
 * A projection with several documents per stream, such as one for each purpose that a customer has decided on. Which
 * parts there are and what they say follows from the stream's state alone.
 *
 * <p>A document is {@code {_id: part/stream, v: {n: sequence number of the event that changed it last, …}}}, so that the
 * documents of one part can be read in the order of the streams' ids. A part that the state no longer has keeps a
 * document without further fields.
 *
 * @param <S> the state
 * @param <E> the events
 */
public final class StreamParts<S, E> implements Projection {

    private static final long REMEMBERED_STATES = 5_000;

    private final String name;
    private final int shape;
    private final int segments;
    private final Predicate<Class<?>> relevant;
    private final StreamFold<Parted<S>, E> fold;

    /**
     * @param relevant which events may change a part; the others are not even opened
     * @param store where streams are folded from again when they are not remembered
     * @param parts the parts of a state by name; slugs
     */
    public StreamParts(
            String name,
            int shape,
            int segments,
            StreamType<S, E> type,
            Predicate<Class<?>> relevant,
            EventStore store,
            Function<S, Map<String, ? extends Record>> parts) {
        this.name = name;
        this.shape = shape;
        this.segments = segments;
        this.relevant = relevant;
        this.fold = new StreamFold<>(parted(type, parts), store, REMEMBERED_STATES);
    }

    @SuppressWarnings("unchecked") // the fold never asks for a snapshot, so it needs no state type
    private static <S, E> StreamType<Parted<S>, E> parted(
            StreamType<S, E> type, Function<S, Map<String, ? extends Record>> parts) {
        return new StreamType<>(
                type.name(),
                type.prefix(),
                type.eventType(),
                (Class<Parted<S>>) (Class<?>) Parted.class,
                id -> new Parted<>(type.initial().apply(id), Map.of()),
                (before, recorded) -> before.evolve(type, parts, recorded));
    }

    /** The id of a document. */
    public static String id(String part, String stream) {
        return part + "/" + stream;
    }

    /** The stream that a document is about. */
    public static String stream(Document document) {
        String id = document.getString("_id");
        return id.substring(id.indexOf('/') + 1);
    }

    @Override
    public String name() {
        return name;
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
        return relevant.test(payloadType);
    }

    @Override
    public ProjectionWriter open(MongoCollection<Document> documents) {
        return new StreamPartsWriter<>(fold, documents);
    }

    /**
     * A part as some event left it.
     *
     * @param sequence number of that event
     * @param content null when the state no longer has it
     */
    record Part(long sequence, @Nullable Record content) {}

    /**
     * A state with its parts, those that it once had included.
     *
     * @param parts by name
     */
    record Parted<S>(S state, Map<String, Part> parts) {

        <E> Parted<S> evolve(
                StreamType<S, E> type, Function<S, Map<String, ? extends Record>> picture, Recorded<E> recorded) {
            S after = type.evolve().apply(state, recorded);
            if (after == state) {
                return this;
            }
            Map<String, ? extends Record> now = picture.apply(after);
            Map<String, Part> changed = new LinkedHashMap<>(parts);
            parts.forEach((part, before) -> {
                if (before.content() != null && !now.containsKey(part)) {
                    changed.put(part, new Part(recorded.sequence(), null));
                }
            });
            now.forEach((part, content) -> {
                @Nullable Part before = parts.get(part);
                if (before == null || !Objects.equals(before.content(), content)) {
                    changed.put(part, new Part(recorded.sequence(), content));
                }
            });
            return new Parted<>(after, changed);
        }
    }
}
