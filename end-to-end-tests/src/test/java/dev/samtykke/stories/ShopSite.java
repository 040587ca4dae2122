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
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A site of another origin than the product's, whose pages may ask nobody but the product. They tell what they asked
 * for; the browser tells what it did not let them ask for.
 */
final class ShopSite implements AutoCloseable {

    private static final String PAGE =
            "<!doctype html><meta charset=utf-8><title>Shop</title><script type=module src=/browser/%s></script>";
    private static final String POLICY = "default-src 'self'; connect-src 'self' %s; report-uri /refused/%s";

    private final Map<String, Queue<String>> notes = new ConcurrentHashMap<>();
    private final AtomicInteger visits = new AtomicInteger();
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
        server.createContext("/told/", this::note);
        server.createContext("/refused/", this::note);
        server.start();
    }

    /** The address for the next visit, to a page that runs a script for a user. */
    String page(String script, String writeKey, String user) {
        return "http://localhost:" + server.getAddress().getPort() + "/page/" + visits.incrementAndGet() + "/" + script
                + "?product=" + URLEncoder.encode(product, StandardCharsets.UTF_8) + "&writeKey=" + writeKey + "&user="
                + user;
    }

    /** Each answer that the page had of others in the last visit, status and address, and what became of its calls. */
    List<String> told() {
        return notes("/told/");
    }

    /** What the page wanted of anybody else in the last visit. */
    List<String> refused() {
        return notes("/refused/");
    }

    private List<String> notes(String kind) {
        return List.copyOf(notes.getOrDefault(kind + visits, new ConcurrentLinkedQueue<>()));
    }

    private void page(HttpExchange exchange) throws IOException {
        String[] visitAndScript =
                exchange.getRequestURI().getPath().substring("/page/".length()).split("/", 2);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY.formatted(product, visitAndScript[0]));
        answer(exchange, 200, "text/html", PAGE.formatted(visitAndScript[1]).getBytes(StandardCharsets.UTF_8));
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

    private void note(HttpExchange exchange) throws IOException {
        notes.computeIfAbsent(exchange.getRequestURI().getPath(), kindAndVisit -> new ConcurrentLinkedQueue<>())
                .add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
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
