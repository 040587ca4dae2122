package dev.samtykke.evidence.log.verifier;

import java.io.PrintStream;

import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.codec.Encodings;

/** Prints claims for a person or a machine and gives the exit code. */
final class ClaimPrinter {

    private final PrintStream out;
    private final boolean json;

    ClaimPrinter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Something that a person should know before reading the claims. */
    void remark(String text) {
        if (!json) {
            out.println(printable(text));
            out.println();
        }
    }

    int print(Claims claims) {
        if (json) {
            out.println(Encodings.utf8(claims.json().canonical()));
        } else {
            claims.list().forEach(claim -> out.println(printable(claim.line())));
            out.println();
            out.println(claims.firstFailure()
                    .map(failure -> "NOT PROVEN: " + printable(failure.name()))
                    .orElse("PROVEN: every claim holds"));
        }
        return claims.hold() ? Main.PROVEN : Main.NOT_PROVEN;
    }

    /** What comes from the file must not steer the terminal. */
    private static String printable(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
