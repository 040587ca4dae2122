package dev.samtykke.eventsourcing.serialization;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.personaldata.sealing.PayloadSealer;

/**
 * Axon's way into and out of storage. Registered records are stored under their stable name and revision with sealed
 * personal values; metadata as flat JSON; Axon's own objects (tokens, sagas) by {@link PlainJson}, which cannot write a
 * personal value.
 *
 * <p>An unknown name gives {@link UnknownSerializedType}, so that an old reader skips what it does not know.
 */
public final class EventSerializer implements Serializer {

    private final EventTypes types;
    private final PayloadSealer sealer;
    private final PlainJson plain = new PlainJson();

    /** A serializer for these types. */
    public EventSerializer(EventTypes types, PayloadSealer sealer) {
        this.types = types;
        this.sealer = sealer;
    }

    /**
     * @throws UnregisteredStoredType when a record declares a stored name but is not registered
     * @throws RuntimeException what {@link PayloadSealer} throws, for a message that cannot be sealed
     */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (object instanceof MetaData metaData) {
            return as(representation, MetaDataJson.write(metaData), plain.typeForClass(MetaData.class));
        }
        Optional<StoredType> type = object == null ? Optional.empty() : registered(object.getClass());
        if (type.isPresent() && object instanceof Record message) {
            return as(representation, seal(type.get(), message), type.get().serializedType());
        }
        return plain.serialize(object, representation);
    }

    /** @throws UnsupportedRevision when a known name is stored in a revision that no upcaster brought up to date */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's signature
    public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
        if (SerializedMetaData.isSerializedMetaData(stored)) {
            return (T) MetaDataJson.read(bytes(stored));
        }
        Optional<StoredType> type = types.find(stored.getType().getName());
        if (type.isPresent()) {
            return (T) read(type.get(), stored);
        }
        return plain.knows(stored.getType()) ? plain.deserialize(stored) : (T) new UnknownSerializedType(this, stored);
    }

    @Override
    public Class<?> classForType(SerializedType stored) {
        Optional<StoredType> type = types.find(stored.getName());
        if (type.isPresent()) {
            return type.get().recordClass();
        }
        return plain.knows(stored) ? plain.classForType(stored) : UnknownSerializedType.class;
    }

    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        return type == null
                ? SerializedType.emptyType()
                : registered(type).map(StoredType::serializedType).orElseGet(() -> plain.typeForClass(type));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return getConverter().canConvert(byte[].class, representation);
    }

    @Override
    public Converter getConverter() {
        return plain.getConverter();
    }

    private Optional<StoredType> registered(Class<?> type) {
        Optional<StoredType> found = types.find(type);
        if (found.isEmpty() && type.isAnnotationPresent(StoredAs.class)) {
            throw new UnregisteredStoredType(type);
        }
        return found;
    }

    private byte[] seal(StoredType type, Record message) {
        return switch (type.kind()) {
            case EVENT -> sealer.sealEvent(type.name(), message);
            case STATE -> sealer.sealState(type.name(), message);
        };
    }

    private Record read(StoredType type, SerializedObject<?> stored) {
        String revision = stored.getType().getRevision();
        if (!String.valueOf(type.revision()).equals(revision)) {
            throw new UnsupportedRevision(type, revision);
        }
        return stored.getData() instanceof JsonNode upcast
                ? sealer.read(type.name(), type.recordClass(), upcast)
                : sealer.read(type.name(), type.recordClass(), bytes(stored));
    }

    private <T> SerializedObject<T> as(Class<T> representation, byte[] bytes, SerializedType type) {
        T data = representation == byte[].class
                ? representation.cast(bytes)
                : getConverter().convert(bytes, byte[].class, representation);
        return new SimpleSerializedObject<>(data, representation, type);
    }

    private byte[] bytes(SerializedObject<?> stored) {
        return getConverter().convert(stored, byte[].class).getData();
    }
}
