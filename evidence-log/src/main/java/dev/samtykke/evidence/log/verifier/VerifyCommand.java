package dev.samtykke.evidence.log.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.EvidenceBundle;
import dev.samtykke.evidence.log.bundle.Receipt;
import dev.samtykke.evidence.log.bundle.ReceiptVerifier;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.timestamp.Certificates;

/** {@code verify <file>}: checks a bundle or a receipt. */
final class VerifyCommand {

    /** Canonical JSON has one spelling, so the kind of file shows in its first bytes. */
    private static final byte[] RECEIPT_START = Encodings.utf8("{\"format\":\"" + Receipt.FORMAT + "\"");

    private final PrintStream out;

    VerifyCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> words) throws IOException {
        Options options = Options.parse(words, Set.of("--key", "--witnesses", "--subject", "--tsa"), Set.of("--json"));
        byte[] bytes = read(Path.of(options.onlyArgument("file")));
        Trust trust = trust(options);
        List<Hash> subjects =
                options.all("--subject").stream().map(Hash::fromHex).toList();
        Claims claims = new Claims();
        if (!isReceipt(bytes)) {
            new BundleVerifier(trust, claims).verify(bytes, subjects);
        } else if (options.has("--witnesses") || options.has("--tsa")) {
            throw new UsageException("witnesses and time stamps are about the statements of bundles, not receipts");
        } else {
            new ReceiptVerifier(trust, claims).verify(bytes, subjects);
        }
        ClaimPrinter printer = new ClaimPrinter(out, options.has("--json"));
        if (!trust.isGiven()) {
            printer.remark("No --key was given: signatures are checked with the keys in the file itself. Compare them"
                    + " with those that the log publishes.");
        }
        return printer.print(claims);
    }

    private static Trust trust(Options options) throws IOException {
        Trust trust =
                Trust.of(options.all("--key").stream().map(VerifierKey::parse).toList());
        int witnesses = options.has("--witnesses")
                ? (int) Math.min(Integer.MAX_VALUE, Encodings.decimal(options.one("--witnesses")))
                : trust.witnesses();
        List<X509Certificate> authorities = new ArrayList<>();
        for (String file : options.all("--tsa")) {
            authorities.addAll(Certificates.read(Path.of(file)));
        }
        return new Trust(trust.keys(), witnesses, authorities);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(EvidenceBundle.MAX_BYTES + 1);
        }
    }

    private static boolean isReceipt(byte[] bytes) {
        return Arrays.mismatch(bytes, RECEIPT_START) == Math.min(bytes.length, RECEIPT_START.length);
    }
}
