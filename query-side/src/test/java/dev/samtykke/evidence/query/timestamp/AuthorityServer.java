package dev.samtykke.evidence.query.timestamp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers time stamp requests over HTTP, well or badly. */
public final class AuthorityServer implements AutoCloseable {

    private final HttpServer server;
    private volatile UnaryOperator<byte[]> answer;

    public AuthorityServer(UnaryOperator<byte[]> answer) throws IOException {
        this.answer = answer;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    void answers(UnaryOperator<byte[]> next) {
        answer = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isRequest =
                exchange.getRequestHeaders().getFirst("Content-Type").equals("application/timestamp-query");
        byte[] body = answer.apply(exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(isRequest && body.length > 0 ? 200 : 500, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
