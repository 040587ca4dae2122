package dev.samtykke.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.samtykke.evidence.log.audit.HttpSource;
import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.MemoryStore;

/** The evidence log of a product, as an outsider sees it. */
final class PublicLog {

    private final HttpSource files;

    PublicLog(Installation product) {
        this(product.url());
    }

    PublicLog(String url) {
        this.files = new HttpSource(URI.create(url + "/log/"));
    }

    /** The last checkpoint of the events. */
    Checkpoint events() {
        return SignedCheckpoint.parse(files.get("events/checkpoint").orElseThrow())
                .checkpoint();
    }

    /** Demands that the log continues one that was seen before. */
    void continues(Checkpoint older) {
        Checkpoint now = events();
        String path = "events/consistency?from=" + older.size() + "&to=" + now.size();
        List<Hash> proof = new String(files.get(path).orElseThrow(), StandardCharsets.UTF_8)
                .lines()
                .map(Hash::fromBase64)
                .toList();
        ProofVerifier.consistency(older.size(), older.root(), now.size(), now.root(), proof);
    }

    /** Replays the whole log. */
    void audit() {
        Claims claims = new Claims();
        new LogAuditor(files, new MemoryStore(), claims).audit(List.of());
        assertThat(claims.list()).isNotEmpty().allMatch(Claim::holds);
    }
}
