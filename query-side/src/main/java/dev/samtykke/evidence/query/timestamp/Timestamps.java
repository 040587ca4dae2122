package dev.samtykke.evidence.query.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.StampedCheckpoint;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.timestamp.Certificates;
import dev.samtykke.evidence.log.timestamp.TimeStampToken;
import dev.samtykke.evidence.query.view.CurrentLog;

/**
 * Has the last checkpoint of the statements stamped, again and again. An authority that cannot be reached holds nobody up:
 * the log goes on, and the files that it gives out carry the stamp before.
 */
public final class Timestamps implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Timestamps.class);

    /** How soon an authority that failed is asked again at the latest. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final @Nullable Authority authority;
    private final CurrentLog current;
    private final BlobStore store;
    private final TimestampSettings settings;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "evidence-timestamps"));
    private volatile @Nullable String problem;
    private boolean everStamped;
    private long lastNanos;

    /** @param store where the log is */
    public Timestamps(TimestampSettings settings, CurrentLog current, BlobStore store, SecureRandom random) {
        URI url = settings.url();
        this.authority = url == null ? null : new Authority(url, trusted(settings.certificates()), random);
        this.settings = settings;
        this.current = current;
        this.store = store;
    }

    private static List<X509Certificate> trusted(@Nullable Path file) {
        try {
            return file == null ? List.of() : Certificates.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificates of the time stamping authority cannot be read", e);
        }
    }

    /**
     * Begins, if there is an authority.
     *
     * @param isOurs whether it is up to this process; else it waits
     */
    public void start(BooleanSupplier isOurs) {
        Authority asked = authority;
        if (asked != null) {
            long delay = Math.min(settings.interval().toMillis(), RETRY.toMillis());
            thread.scheduleWithFixedDelay(() -> round(asked, isOurs), 0, delay, TimeUnit.MILLISECONDS);
        }
    }

    /** The last stamped checkpoint; empty when none was ever stamped. */
    public Optional<StampedCheckpoint> latest() {
        return StampedCheckpoint.latest(store);
    }

    /** How it stands with the stamps; empty when there is no authority. */
    public Optional<TimestampStatus> status() {
        if (authority == null) {
            return Optional.empty();
        }
        Optional<StampedCheckpoint> last = latest();
        return Optional.of(new TimestampStatus(
                last.map(Timestamps::size).orElse(0L),
                last.map(stamped -> stamped.token().time()).orElse(null),
                problem));
    }

    private void round(Authority asked, BooleanSupplier isOurs) {
        if (!isOurs.getAsBoolean()) {
            return;
        }
        try {
            Optional<LogView> view = current.view();
            long stamped = latest().map(Timestamps::size).orElse(0L);
            if (view.isPresent() && isDue() && size(view.get().state().statements()) > stamped) {
                stamp(asked, view.get().state().statements());
            }
        } catch (RuntimeException e) {
            log.warn("The evidence log cannot be stamped now: {}", e.getClass().getName());
        }
    }

    private boolean isDue() {
        return !everStamped
                || System.nanoTime() - lastNanos >= settings.interval().toNanos();
    }

    private void stamp(Authority asked, SignedCheckpoint checkpoint) {
        try {
            TimeStampToken token =
                    asked.stamp(Encodings.utf8(checkpoint.checkpoint().text()));
            new StampedCheckpoint(checkpoint, token).publish(store);
            everStamped = true;
            lastNanos = System.nanoTime();
            problem = null;
        } catch (TimestampRefused e) {
            String reason = String.valueOf(e.getMessage());
            boolean closing = thread.isShutdown();
            if (!closing && !reason.equals(problem)) {
                log.warn("The time stamping authority does not stamp the evidence log: {}", reason);
            }
            problem = reason;
        }
    }

    private static long size(StampedCheckpoint stamped) {
        return size(stamped.checkpoint());
    }

    private static long size(SignedCheckpoint checkpoint) {
        return checkpoint.checkpoint().size();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
