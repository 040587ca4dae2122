package dev.samtykke.http.json;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamContext;

/** Paths of fields as callers read them, such as {@code decisions[0].purpose}. */
public final class FieldPath {

    /** What a fault of the whole body is filed under. */
    public static final String BODY = "body";

    private static final int LONGEST_NAME = 64;

    private FieldPath() {}

    /** The path that a Jackson failure carries. */
    public static String of(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(Math.max(0, reference.getIndex())).append(']');
            } else {
                append(path, reference.getPropertyName());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    static String of(TokenStreamContext position) {
        StringBuilder path = new StringBuilder();
        walk(position, path);
        return path.isEmpty() ? BODY : path.toString();
    }

    private static void walk(@Nullable TokenStreamContext position, StringBuilder path) {
        if (position == null) {
            return;
        }
        walk(position.getParent(), path);
        if (position.inArray()) {
            path.append('[').append(position.getCurrentIndex()).append(']');
        } else if (position.inObject() && position.currentName() != null) {
            append(path, position.currentName());
        }
    }

    /** Names come from the caller: they are told back to it, but neither at any length nor with control characters. */
    private static void append(StringBuilder path, String name) {
        String shortened = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        path.append(path.isEmpty() ? "" : ".").append(shortened.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?"));
    }
}
