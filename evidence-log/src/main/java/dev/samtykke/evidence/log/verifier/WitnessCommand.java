package dev.samtykke.evidence.log.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import dev.samtykke.evidence.log.note.Cosigner;
import dev.samtykke.evidence.log.note.KeyFile;
import dev.samtykke.evidence.log.note.SignatureType;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.FileStore;
import dev.samtykke.evidence.log.witness.Witness;
import dev.samtykke.evidence.log.witness.WitnessServer;

/** {@code witness}: cosigns logs over HTTP until the process is ended. */
final class WitnessCommand {

    private final PrintStream out;

    WitnessCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> words) throws IOException {
        WitnessServer server = start(words);
        try (server) {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Main.PROVEN;
    }

    WitnessServer start(List<String> words) throws IOException {
        Options options =
                Options.parse(words, Set.of("--log", "--name", "--key-file", "--state", "--bind", "--port"), Set.of());
        options.noArgument();
        List<VerifierKey> logs =
                options.all("--log").stream().map(VerifierKey::parse).toList();
        if (logs.isEmpty()) {
            throw new UsageException("at least one --log expected");
        }
        Path keyFile = Path.of(options.one("--key-file"));
        Cosigner cosigner = new Cosigner(
                KeyFile.readOrCreate(keyFile, options.one("--name"), SignatureType.COSIGNATURE_V1), Clock.systemUTC());
        Witness witness = new Witness(new FileStore(Path.of(options.one("--state"))), cosigner, logs);
        WitnessServer server = WitnessServer.start(witness, address(options));
        out.println("witness " + cosigner.verifierKey() + " at " + server.address());
        return server;
    }

    private static InetSocketAddress address(Options options) {
        try {
            return new InetSocketAddress(
                    options.oneOr("--bind", "127.0.0.1"), Integer.parseInt(options.oneOr("--port", "8090")));
        } catch (IllegalArgumentException e) {
            throw new UsageException("not a port");
        }
    }
}
