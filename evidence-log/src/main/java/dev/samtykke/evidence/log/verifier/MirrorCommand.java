package dev.samtykke.evidence.log.verifier;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.samtykke.evidence.log.audit.LogMirror;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.FileStore;

/** {@code mirror <url> <folder>}: copies a log. */
final class MirrorCommand {

    private final PrintStream out;

    MirrorCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> words) {
        Options options = Options.parse(words, Set.of("--key"), Set.of("--json"));
        List<String> arguments = options.arguments("address", "folder");
        List<VerifierKey> keys =
                options.all("--key").stream().map(VerifierKey::parse).toList();
        Claims claims = new Claims();
        new LogMirror(AuditCommand.server(arguments.get(0)), new FileStore(Path.of(arguments.get(1))), claims)
                .mirror(keys);
        return new ClaimPrinter(out, options.has("--json")).print(claims);
    }
}
