package dev.samtykke.evidence.log.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/** {@code java -jar evidence-log.jar verify|audit|mirror|witness …} */
public final class Main {

    /** Every claim holds. */
    static final int PROVEN = 0;

    /** At least one claim does not hold. */
    static final int NOT_PROVEN = 1;

    /** Nothing was checked: wrong usage, or a file or server that cannot be read. */
    static final int NOT_CHECKED = 2;

    private static final String USAGE = """
            Checks Samtykke evidence. Needs no network, except for `audit <url>`, `mirror` and
            `witness`.

              verify <file>      a bundle (all events of customers) or a receipt (one decision)
                --key <vkey>         a key of the log or of a witness that you trust; may be repeated.
                                     Without any, the keys in the file are used, which only shows that the file
                                     agrees with itself: compare them with those that the log publishes.
                --witnesses <n>      how many trusted witnesses must have cosigned (1 if any is trusted)
                --tsa <pem file>     certificates of time stamping authorities that you trust, or of those who certified
                                     them; may be repeated. Demands a time stamp. Without any, one only shows
                                     that it agrees with the certificates in it.
                --subject <hex>      a subject that the bundle must be about; may be repeated
                --json               for machines

              audit <url|folder> replay a log from its tiles and check everything that it states
                --key <vkey>         as above; without any, the keys that the log publishes
                --work <folder>      an empty folder for the rebuilt map of a large log, instead of memory
                --cosign <file>      print a cosignature with the key in this file if everything holds
                --name <name>        name for the key, if the file is not there yet and is to be made
                --json               for machines

              mirror <url> <folder>  copy a log, or what was added to it since, for `audit <folder>`

              witness            cosign the logs of these keys (C2SP tlog-witness)
                --log <vkey>         key of a log; may be repeated
                --name <name>        name of this witness, such as witness.example/w1
                --key-file <file>    its key; made if it is not there
                --state <folder>     remembers the last checkpoint of each log
                --bind <address>     127.0.0.1 if left out
                --port <port>        8090 if left out

            Exit code: 0 every claim holds, 1 a claim fails, 2 nothing could be checked.
            """;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = new Main(out, err).run(List.of(words));
        if (code != PROVEN) {
            System.exit(code);
        }
    }

    int run(List<String> words) {
        try {
            return dispatch(words);
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println();
            err.print(USAGE);
        } catch (MalformedDataException e) {
            err.println("cannot be read: " + e.getMessage());
        } catch (NoSuchFileException e) {
            err.println("no such file: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("cannot be read: " + e.getMessage());
        }
        return NOT_CHECKED;
    }

    private int dispatch(List<String> words) throws IOException {
        String command = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (command) {
            case "verify" -> new VerifyCommand(out).run(rest);
            case "audit" -> new AuditCommand(out).run(rest);
            case "mirror" -> new MirrorCommand(out).run(rest);
            case "witness" -> new WitnessCommand(out).run(rest);
            default -> throw new UsageException("no such command");
        };
    }
}
