package dev.samtykke.evidence.log.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.tile.TileSource;

/** What a log says of itself at the top: its keys and its two signed checkpoints. Each check is a claim. */
final class PublishedLog {

    private static final int MAX_KEYS = 1_000;

    private final TileSource source;
    private final Claims claims;

    PublishedLog(TileSource source, Claims claims) {
        this.source = source;
        this.claims = claims;
    }

    /** The keys that the log publishes; none, and a failed claim, if they cannot be read. */
    List<VerifierKey> keys() {
        return claims.read(
                        "keys",
                        () -> Encodings.utf8(get(LogPaths.KEYS))
                                .lines()
                                .limit(MAX_KEYS)
                                .map(VerifierKey::parse)
                                .toList())
                .orElse(List.of());
    }

    Optional<SignedCheckpoint> events(List<VerifierKey> keys) {
        return checkpoint("events signature", LogPaths.EVENTS, keys);
    }

    Optional<SignedCheckpoint> statements(List<VerifierKey> keys) {
        return checkpoint("statement signature", LogPaths.STATEMENTS, keys);
    }

    private Optional<SignedCheckpoint> checkpoint(String claim, String prefix, List<VerifierKey> keys) {
        return claims.read(claim, () -> {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(get(prefix + LogPaths.CHECKPOINT));
            List<VerifierKey> signers = checkpoint.verify(keys);
            claims.check(claim, () -> sentence(checkpoint.checkpoint(), signers));
            return checkpoint;
        });
    }

    private static String sentence(Checkpoint log, List<VerifierKey> signers) {
        String names = signers.stream().map(VerifierKey::name).collect(Collectors.joining(", "));
        return log.origin() + " at size " + log.size() + ", signed by " + names;
    }

    private byte[] get(String path) {
        return source.get(path).orElseThrow(() -> new MalformedDataException(path + " is missing"));
    }
}
