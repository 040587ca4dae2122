package dev.samtykke.evidence.query.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofBuilder;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.http.problem.InvalidRequest;

/** Proves to whoever kept an older checkpoint that the log was only appended to since, without their reading tiles. */
@RestController
@Tag(name = "Evidence log")
public class ConsistencyController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final BlobStore store;

    /** @param store where the log is */
    public ConsistencyController(BlobStore store) {
        this.store = store;
    }

    @GetMapping("/log/{log:events|statements}/consistency")
    @Operation(
            summary = "Prove that a log of one size starts with that of a smaller one",
            description =
                    "The hashes of the proof (RFC 9162 section 2.1.4), one a line in base64; nothing when the sizes "
                            + "are equal or the smaller one is 0. Sizes may be any up to that of the last checkpoint.")
    ResponseEntity<byte[]> consistency(@PathVariable String log, @RequestParam long from, @RequestParam long to) {
        String prefix = log + "/";
        long size = store.get(prefix + LogPaths.CHECKPOINT)
                .map(bytes -> SignedCheckpoint.parse(bytes).checkpoint().size())
                .orElse(0L);
        if (to < 0 || to > size) {
            throw new InvalidRequest("to", "not-within-the-log");
        }
        if (from < 0 || from > to) {
            throw new InvalidRequest("from", "not-within-the-size");
        }
        String proof = new ProofBuilder(new TileReader(path -> store.get(prefix + path), size))
                .consistency(from, to).stream()
                        .map(Hash::base64)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        return ResponseEntity.ok().contentType(TEXT).cacheControl(FOREVER).body(proof.getBytes(StandardCharsets.UTF_8));
    }
}
