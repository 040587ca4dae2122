package dev.samtykke.standalone.mongo;

import java.nio.ByteBuffer;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keeps documents as BSON, which is what they come as; Java's own serialization costs several times as much. */
final class DocumentType extends BasicDataType<Document> {

    /** How much larger a document is in memory than as BSON, roughly. */
    private static final int IN_MEMORY = 4;

    private static final int FIRST_GUESS = 512;
    private static final int WEIGHT = 16;

    /** Average length of the last documents: measuring each one would cost as much as encoding it. */
    private volatile int averageLength = FIRST_GUESS;

    @Override
    public int getMemory(Document document) {
        return averageLength * IN_MEMORY;
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        return true;
    }

    @Override
    public void write(WriteBuffer into, Document document) {
        ByteBuf bson = Unpooled.buffer(averageLength);
        BsonEncoder.encodeDocument(document, bson);
        int length = bson.readableBytes();
        averageLength += (length - averageLength) / WEIGHT;
        into.putVarInt(length).put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer from) {
        int length = DataUtils.readVarInt(from);
        ByteBuffer bson = from.slice().limit(length);
        from.position(from.position() + length);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
