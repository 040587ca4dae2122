package dev.samtykke.evidence.query.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.BlobStore;

/**
 * The public part of the log as static files (C2SP tlog-tiles): what a stock client needs to mirror and audit it. Only
 * what a published checkpoint covers is shown.
 */
@RestController
@Tag(name = "Evidence log", description = "Checkpoints, tiles and keys for everybody, in the formats of C2SP")
public class LogController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    /** RFC 7193. */
    private static final MediaType SIGNED_MESSAGE = MediaType.parseMediaType("application/cms");

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    /** A partial tile may go once a full one has replaced it. */
    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final BlobStore store;

    /** @param store where the log is */
    public LogController(BlobStore store) {
        this.store = store;
    }

    @GetMapping("/log/keys")
    @Operation(
            summary = "Read the verifier keys of the log",
            description = "All keys that it ever signed with, one a line (C2SP signed-note).")
    ResponseEntity<byte[]> keys() {
        return answer(LogPaths.KEYS, TEXT, CacheControl.noCache());
    }

    @GetMapping("/log/{log:events|statements}/checkpoint")
    @Operation(summary = "Read the last signed checkpoint", description = "A signed note (C2SP tlog-checkpoint).")
    ResponseEntity<byte[]> checkpoint(@PathVariable String log) {
        return answer(log + "/" + LogPaths.CHECKPOINT, TEXT, CacheControl.noCache());
    }

    @GetMapping("/log/statements/stamped")
    @Operation(
            summary = "Read the last checkpoint of the statements that has a time stamp",
            description = "Its three lines of text are what was stamped.")
    ResponseEntity<byte[]> stamped() {
        return answer(LogPaths.STAMPED, TEXT, CacheControl.noCache());
    }

    @GetMapping("/log/statements/timestamps/{size:[1-9][0-9]{0,18}}")
    @Operation(
            summary = "Read the time stamp of a checkpoint of the statements",
            description = "A time stamp token (RFC 3161) for the text of the checkpoint of that size, in DER.")
    ResponseEntity<byte[]> timestamp(@PathVariable String size) {
        return answer(LogPaths.TIMESTAMPS + size, SIGNED_MESSAGE, FOREVER);
    }

    @GetMapping("/log/{log:events|statements}/tile/**")
    @Operation(
            summary = "Read a tile",
            description = "tile/<level>/<index>[.p/<width>] or tile/entries/<index>[.p/<width>] (C2SP tlog-tiles).")
    ResponseEntity<byte[]> tile(@PathVariable String log, HttpServletRequest request) {
        String prefix = log + "/";
        String path = request.getRequestURI().substring(request.getContextPath().length());
        RequestedTile tile = Optional.of(path)
                .filter(whole -> whole.startsWith("/log/" + prefix))
                .flatMap(whole -> RequestedTile.parse(whole.substring(("/log/" + prefix).length())))
                .filter(asked -> asked.isWithin(size(prefix)))
                .orElseThrow(LogController::nothing);
        return answer(prefix + tile.path(), MediaType.APPLICATION_OCTET_STREAM, tile.isFull() ? FOREVER : SHORT);
    }

    private long size(String prefix) {
        return store.get(prefix + LogPaths.CHECKPOINT)
                .map(bytes -> SignedCheckpoint.parse(bytes).checkpoint().size())
                .orElse(0L);
    }

    private ResponseEntity<byte[]> answer(String path, MediaType type, CacheControl cache) {
        byte[] bytes = store.get(path).orElseThrow(LogController::nothing);
        return ResponseEntity.ok().contentType(type).cacheControl(cache).body(bytes);
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
