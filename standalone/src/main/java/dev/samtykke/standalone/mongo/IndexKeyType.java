package dev.samtykke.standalone.mongo;

import java.nio.ByteBuffer;

import de.bwaldvogel.mongo.backend.KeyValue;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keys of indexes. Nearly all are one text, the document's id, and are kept and compared as that. All others are left
 * to the storage, which serializes both keys each time that it compares two.
 */
final class IndexKeyType extends BasicDataType<KeyValue> {

    private static final byte TEXT = 0;
    private static final byte OTHER = 1;
    private static final int OVERHEAD = 80;

    private final ObjectDataType other = new ObjectDataType();

    private static @Nullable String text(KeyValue key) {
        return key.size() == 1 && key.get(0) instanceof String text ? text : null;
    }

    @Override
    public int compare(KeyValue left, KeyValue right) {
        @Nullable String leftText = text(left);
        @Nullable String rightText = text(right);
        if (leftText != null && rightText != null) {
            return leftText.compareTo(rightText);
        }
        if (leftText == null && rightText == null) {
            return other.compare(left, right);
        }
        return leftText != null ? -1 : 1;
    }

    @Override
    public int getMemory(KeyValue key) {
        @Nullable String text = text(key);
        return OVERHEAD + (text == null ? other.getMemory(key) : StringDataType.INSTANCE.getMemory(text));
    }

    @Override
    public void write(WriteBuffer into, KeyValue key) {
        @Nullable String text = text(key);
        if (text == null) {
            other.write(into.put(OTHER), key);
        } else {
            StringDataType.INSTANCE.write(into.put(TEXT), text);
        }
    }

    @Override
    public KeyValue read(ByteBuffer from) {
        return from.get() == TEXT ? new KeyValue(StringDataType.INSTANCE.read(from)) : (KeyValue) other.read(from);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
