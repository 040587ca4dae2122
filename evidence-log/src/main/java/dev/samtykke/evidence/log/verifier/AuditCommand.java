package dev.samtykke.evidence.log.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.samtykke.evidence.log.audit.FolderSource;
import dev.samtykke.evidence.log.audit.HttpSource;
import dev.samtykke.evidence.log.audit.LogAuditor;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.KeyFile;
import dev.samtykke.evidence.log.note.SignatureType;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.FileStore;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.tile.TileSource;

/** {@code audit <url|folder>}: replays a log. */
final class AuditCommand {

    private final PrintStream out;

    AuditCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> words) throws IOException {
        Options options = Options.parse(words, Set.of("--key", "--work", "--cosign", "--name"), Set.of("--json"));
        TileSource source = source(options.onlyArgument("address or folder"));
        BlobStore scratch = options.has("--work") ? new FileStore(Path.of(options.one("--work"))) : new MemoryStore();
        List<VerifierKey> keys =
                options.all("--key").stream().map(VerifierKey::parse).toList();
        Claims claims = new Claims();
        Optional<SignedCheckpoint> audited = new LogAuditor(source, scratch, claims).audit(keys);
        int code = new ClaimPrinter(out, options.has("--json")).print(claims);
        if (audited.isPresent() && options.has("--cosign")) {
            Cosigner cosigner = new Cosigner(
                    KeyFile.readOrCreate(
                            Path.of(options.one("--cosign")),
                            options.oneOr("--name", "auditor"),
                            SignatureType.COSIGNATURE_V1),
                    Clock.systemUTC());
            out.println(cosigner.cosign(audited.get().checkpoint()).line());
        }
        return code;
    }

    private static TileSource source(String text) {
        boolean isAddress = text.startsWith("http://") || text.startsWith("https://");
        return isAddress ? server(text) : new FolderSource(Path.of(text));
    }

    static TileSource server(String address) {
        try {
            return new HttpSource(new URI(address));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new UsageException("not an address");
        }
    }
}
