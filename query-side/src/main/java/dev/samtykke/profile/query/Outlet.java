package dev.samtykke.profile.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events on their way to one reader. Whoever writes waits for the reader, so each reader has a writer of its
 * own; a reader that takes nothing for too long is given up by the web server.
 */
final class Outlet {

    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    /** After so long a reader has to come back, and its token is looked at again. */
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(30);

    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
    private final JsonMapper json;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long lastSent = System.nanoTime();

    Outlet(JsonMapper json) {
        this.json = json;
        emitter.onCompletion(() -> closed.set(true));
        emitter.onTimeout(this::complete);
        emitter.onError(failure -> closed.set(true));
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean isClosed() {
        return closed.get();
    }

    /** The JSON of an answer. */
    String json(Object answer) {
        return json.writeValueAsString(answer);
    }

    /** @param position up to where the history is in it */
    void send(String event, String data, long position) throws IOException {
        emitter.send(SseEmitter.event().id(Long.toString(position)).name(event).data(data, TEXT));
        lastSent = System.nanoTime();
    }

    /** Tells that the stream is open. */
    void greet() throws IOException {
        emitter.send(SseEmitter.event().comment("open"));
    }

    /** Sends a comment after a while of silence, by which both sides notice when the other one is gone. */
    void beat() throws IOException {
        if (System.nanoTime() - lastSent >= HEARTBEAT_NANOS) {
            emitter.send(SseEmitter.event().comment("still here"));
            lastSent = System.nanoTime();
        }
    }

    /** Ends the stream, unless it has ended. */
    void complete() {
        if (!closed.getAndSet(true)) {
            emitter.complete();
        }
    }

    /** Ends the stream, as its reader cannot be told what it waits for; it may come back. */
    void fail(RuntimeException failure) {
        if (!closed.getAndSet(true)) {
            LOG.warn("A stream of profiles ended: {}", failure.getClass().getName());
            emitter.complete();
        }
    }

    /** The reader is gone; the web server has noticed as well. */
    void gone() {
        closed.set(true);
    }
}
