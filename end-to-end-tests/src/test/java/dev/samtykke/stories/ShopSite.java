package dev.samtykke.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A site of another origin than the product's, whose pages may ask nobody but the product. They tell what they asked
 * for; the browser tells what it did not let them ask for.
 */
final class ShopSite implements AutoCloseable {

    private static final String PAGE =
            "<!doctype html><meta charset=utf-8><title>Shop</title><script type=module src=/browser/%s></script>";
    private static final String POLICY = "default-src 'self'; connect-src 'self' %s; report-uri /refused";

    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Path files;
    private final String product;

    ShopSite(Path files, String product) {
        this.files = files;
        this.product = product;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::file);
        server.createContext("/page/", this::page);
        server.createContext("/told", exchange -> note(exchange, told));
        server.createContext("/refused", exchange -> note(exchange, refused));
        server.start();
    }

    /** The address of a page that runs a script, for a user. */
    String page(String script, String writeKey, String user) {
        return "http://localhost:" + server.getAddress().getPort() + "/page/" + script + "?product="
                + URLEncoder.encode(product, StandardCharsets.UTF_8) + "&writeKey=" + writeKey + "&user=" + user;
    }

    /** Each answer that pages had of others: status and address; and what went wrong in them. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** What pages wanted of anybody else. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Forgets what was told. */
    void forget() {
        told.clear();
        refused.clear();
    }

    private void page(HttpExchange exchange) throws IOException {
        String script = exchange.getRequestURI().getPath().substring("/page/".length());
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY.formatted(product));
        answer(exchange, 200, "text/html", PAGE.formatted(script).getBytes(StandardCharsets.UTF_8));
    }

    private void file(HttpExchange exchange) throws IOException {
        Path file =
                files.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        if (file.startsWith(files) && Files.isRegularFile(file)) {
            answer(exchange, 200, "text/javascript", Files.readAllBytes(file));
        } else {
            answer(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private static void note(HttpExchange exchange, ConcurrentLinkedQueue<String> notes) throws IOException {
        notes.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 204, "text/plain", new byte[0]);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
