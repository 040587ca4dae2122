package dev.samtykke.evidence.log.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.samtykke.evidence.log.codec.Encodings;

/** Serves a {@link Witness} over HTTP. */
public final class WitnessServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
    }

    /** Starts at the address; port 0 takes a free one. */
    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        WitnessServer started = new WitnessServer(witness, HttpServer.create(address, 0));
        started.server.createContext("/", started::handle);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            WitnessAnswer answer = answer(exchange, body.readNBytes(AddCheckpoint.MAX_BYTES + 1));
            byte[] bytes = Encodings.utf8(answer.body());
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private WitnessAnswer answer(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path;
        if (call.equals("POST /add-checkpoint")) {
            return witness.addCheckpoint(body);
        }
        Matcher matcher = CHECKPOINT.matcher(path);
        if (exchange.getRequestMethod().equals("GET") && matcher.matches()) {
            return Optional.of(matcher.group(1))
                    .flatMap(witness::checkpoint)
                    .map(checkpoint -> WitnessAnswer.text(200, checkpoint.format()))
                    .orElseGet(() -> WitnessAnswer.text(404, "no checkpoint of this log\n"));
        }
        return WitnessAnswer.text(404, "POST /add-checkpoint or GET /<origin hash>/checkpoint\n");
    }
}
