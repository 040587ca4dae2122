package dev.samtykke.http.problem;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Describes a failure by classes and code locations only. Exception messages are left out because they may quote what a
 * caller sent, and so personal data.
 */
public final class SafeTrace {

    private static final int FRAMES = 20;

    private SafeTrace() {}

    /** The chain of causes, each with its class and topmost frames, one a line. */
    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable cause = failure;
        while (cause != null && seen.add(cause)) {
            text.append(text.length() == 0 ? "" : "\ncaused by ")
                    .append(cause.getClass().getName())
                    .append(Stream.of(cause.getStackTrace())
                            .limit(FRAMES)
                            .map(frame -> "\n\tat " + frame)
                            .collect(Collectors.joining()));
            cause = cause.getCause();
        }
        return text.toString();
    }
}
