package dev.samtykke.axonserver.routing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Two parts in one piece.
 *
 * @param head what the second part is
 * @param body the second part
 */
record Frame(byte[] head, byte[] body) {

    byte[] bytes() {
        return ByteBuffer.allocate(Integer.BYTES + head.length + body.length)
                .putInt(head.length)
                .put(head)
                .put(body)
                .array();
    }

    static Frame of(byte[] bytes) {
        int split = Integer.BYTES + ByteBuffer.wrap(bytes).getInt();
        return new Frame(
                Arrays.copyOfRange(bytes, Integer.BYTES, split), Arrays.copyOfRange(bytes, split, bytes.length));
    }
}
