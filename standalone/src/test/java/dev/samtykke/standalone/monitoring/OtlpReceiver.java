package dev.samtykke.standalone.monitoring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Takes spans by OTLP over HTTP, and reads as much of the protocol's messages as the tests look at. */
final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final StringBuffer everything = new StringBuffer();

    /**
     * What was told of a span.
     *
     * @param parentId empty for the first one of a trace
     * @param links trace id and span id of each link, with a slash in between
     */
    record Span(String traceId, String spanId, String parentId, String name, List<String> links) {}

    OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    Stream<Span> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name));
    }

    /** All bytes that came, as text. */
    String everything() {
        return everything.toString();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        everything.append(new String(body, StandardCharsets.ISO_8859_1));
        Message.of(body)
                .all(1)
                .flatMap(resource -> resource.all(2))
                .flatMap(scope -> scope.all(2))
                .forEach(span -> spans.add(new Span(
                        span.hex(1),
                        span.hex(2),
                        span.hex(4),
                        span.text(5),
                        span.all(13)
                                .map(link -> link.hex(1) + "/" + link.hex(2))
                                .toList())));
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A message in the wire format of Protocol Buffers; only fields with a length are kept. */
    private record Message(List<Field> fields) {

        record Field(long number, byte[] bytes) {}

        static Message of(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            List<Field> fields = new ArrayList<>();
            while (in.hasRemaining()) {
                long key = varint(in);
                switch ((int) (key & 7)) {
                    case 0 -> varint(in);
                    case 1 -> in.position(in.position() + 8);
                    case 5 -> in.position(in.position() + 4);
                    case 2 -> {
                        byte[] value = new byte[(int) varint(in)];
                        in.get(value);
                        fields.add(new Field(key >>> 3, value));
                    }
                    default -> throw new IllegalArgumentException("Not a message");
                }
            }
            return new Message(fields);
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        private Stream<byte[]> values(long number) {
            return fields.stream().filter(field -> field.number() == number).map(Field::bytes);
        }

        Stream<Message> all(long number) {
            return values(number).map(Message::of);
        }

        String hex(long number) {
            return values(number).findFirst().map(HexFormat.of()::formatHex).orElse("");
        }

        String text(long number) {
            return values(number)
                    .findFirst()
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        }
    }
}
