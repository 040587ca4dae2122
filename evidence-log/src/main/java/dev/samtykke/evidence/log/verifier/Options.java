package dev.samtykke.evidence.log.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A command line after the command: a few or no arguments, options with a value, and flags. */
final class Options {

    private final List<String> arguments = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();

    private Options() {}

    static Options parse(List<String> words, Set<String> withValue, Set<String> flags) {
        Options options = new Options();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                options.arguments.add(word);
            } else if (flags.contains(word)) {
                options.add(word, "");
            } else if (withValue.contains(word) && rest.hasNext()) {
                options.add(word, rest.next());
            } else {
                throw new UsageException("unknown option or missing value: " + word);
            }
        }
        return options;
    }

    String onlyArgument(String what) {
        if (arguments.size() != 1) {
            throw new UsageException("exactly one " + what + " expected");
        }
        return arguments.get(0);
    }

    List<String> arguments(String... what) {
        if (arguments.size() != what.length) {
            throw new UsageException("expected: " + String.join(", ", what));
        }
        return List.copyOf(arguments);
    }

    void noArgument() {
        if (!arguments.isEmpty()) {
            throw new UsageException("no argument expected");
        }
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String one(String name) {
        List<String> found = all(name);
        if (found.size() != 1) {
            throw new UsageException("exactly one " + name + " expected");
        }
        return found.get(0);
    }

    String oneOr(String name, String otherwise) {
        return has(name) ? one(name) : otherwise;
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
}
