package dev.samtykke.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.samtykke.evidence.log.bundle.CustomerCase;
import dev.samtykke.evidence.log.bundle.EvidenceBundle;
import dev.samtykke.evidence.log.bundle.Receipt;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.map.BucketLine;
import dev.samtykke.evidence.log.map.MapPageFuzz;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.Note;
import dev.samtykke.evidence.log.note.NoteSignature;
import dev.samtykke.evidence.log.note.SigningKey;
import dev.samtykke.evidence.log.note.TlogProof;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.tile.EntryBundle;

/** Hostile input to every parser: a value or the declared exception, nothing else, and soon. */
class FuzzTest {

    private static final int ROUNDS = 3_000;
    private static final CustomerCase CASE = new CustomerCase();

    private static final class Parser {
        private final String name;
        private final byte[] valid;
        private final Consumer<byte[]> parse;

        Parser(String name, byte[] valid, Consumer<byte[]> parse) {
            this.name = name;
            this.valid = valid;
            this.parse = parse;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Parser> parsers() {
        LogView view = CASE.view();
        SignedParts parts = new SignedParts(view);
        return Stream.of(
                new Parser("JSON", CASE.payload().canonical(), bytes -> Json.parse(bytes, 1 << 20)),
                new Parser("note", parts.note, Note::parse),
                text("checkpoint", view.state().events().checkpoint().text(), Checkpoint::parse),
                text("signature line", parts.line, NoteSignature::parse),
                text("signature lines", parts.line + "\n" + parts.line + "\n", Note::parseLines),
                text("verifier key", TestLogs.EVENTS_KEY.verifierKey().toString(), VerifierKey::parse),
                text("signing key", TestLogs.EVENTS_KEY.toText(), SigningKey::parse),
                text("tlog-proof", view.tlogProof(7).format(), TlogProof::parse),
                new Parser("event leaf", view.leaf(7).canonical(), EventLeaf::parse),
                new Parser("statement", parts.statement, Statement::parse),
                new Parser("head", CASE.store.get("head").orElseThrow(), LogHead::parse),
                new Parser(
                        "entry bundle",
                        CASE.store.get("events/tile/entries/000").orElseThrow(),
                        bytes -> EntryBundle.parse(bytes, 256)),
                new Parser("hash tile", CASE.store.get("events/tile/0/000").orElseThrow(), Hash::split),
                text(
                        "bucket",
                        view.mapProof(Leaves.subject(3)).bucket(),
                        text -> BucketLine.parse(text, Leaves.subject(3).prefix())),
                new Parser("map page", MapPageFuzz.page(CASE.store, view.state().mapRoot()), MapPageFuzz::decode),
                new Parser("receipt", CASE.receipt(7).canonical(), Receipt::parse),
                new Parser("evidence bundle", CASE.bundle().canonical(), EvidenceBundle::parse));
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void onlyTheDeclaredExceptionComesOut(Parser parser) {
        parser.parse.accept(parser.valid);
        Random random = new Random(parser.name.hashCode());
        int rounds = Math.max(300, Math.min(ROUNDS, 4_000_000 / parser.valid.length));
        int refused = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] hostile = hostile(parser.valid, random);
            try {
                parser.parse.accept(hostile);
            } catch (MalformedDataException e) {
                refused++;
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(refused).isGreaterThan(rounds / 20);
    }

    private static byte[] hostile(byte[] valid, Random random) {
        byte[] mutated = valid.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            mutated = mutated(mutated, random);
        }
        return mutated;
    }

    private static byte[] mutated(byte[] input, Random random) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(60));
        byte[] head = Arrays.copyOf(input, at);
        byte[] part = Arrays.copyOfRange(input, at, end);
        byte[] tail = Arrays.copyOfRange(input, end, input.length);
        return switch (random.nextInt(8)) {
            case 0 -> head;
            case 1 -> join(head, tail);
            case 2 -> join(head, part, part, tail);
            case 3 -> join(tail, part, head);
            case 4 -> join(head, TRAPS.get(random.nextInt(TRAPS.size())), tail);
            case 5 -> join(head, random(random, 1 + random.nextInt(40)), tail);
            case 6 -> random(random, random.nextInt(200));
            default -> flipped(input, random);
        };
    }

    private static final List<byte[]> TRAPS = Stream.of(
                    "\n",
                    "\n\n",
                    " ",
                    "+",
                    "\u2014 ",
                    "=",
                    "\u0000",
                    "{",
                    "[",
                    "\"",
                    "\\u",
                    "9".repeat(30),
                    "-0",
                    "1e9",
                    "0",
                    "null",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(2_000),
                    "\n".repeat(5_000),
                    "\u2014 a b\n".repeat(99),
                    "\ud83d\ude00",
                    "A".repeat(9_999),
                    "index ",
                    "\ufeff")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static byte[] flipped(byte[] input, Random random) {
        if (input.length == 0) {
            return input;
        }
        byte[] flipped = input.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Parser text(String name, String valid, Consumer<String> parse) {
        return new Parser(name, valid.getBytes(StandardCharsets.UTF_8), bytes -> parse.accept(Encodings.utf8(bytes)));
    }

    private static final class SignedParts {
        private final byte[] note;
        private final String line;
        private final byte[] statement;

        SignedParts(LogView view) {
            this.note = Encodings.utf8(view.state().statements().format());
            this.line = view.state().events().note().signatures().get(0).line();
            this.statement = new Statement(view.state().mapRoot(), view.state().events()).data();
        }
    }
}
