package dev.samtykke.profile.query;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.http.problem.InvalidRequest;

/**
 * A place in a person's interactions, the newest first: that of the last one of a page.
 *
 * @param at when it happened
 * @param position of its event
 */
record Cursor(Instant at, long position) {

    private static final String FORM = "[0-9T:.Z+-]{20,40}_[0-9]{1,18}";

    static Cursor of(Entry entry) {
        return new Cursor(entry.at(), entry.position());
    }

    /**
     * A cursor as a caller gives it back; null when there is none.
     *
     * @throws InvalidRequest when it is not one
     */
    static @Nullable Cursor parse(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        int split = text.indexOf('_');
        try {
            if (text.matches(FORM)) {
                return new Cursor(Instant.parse(text.substring(0, split)), Long.parseLong(text.substring(split + 1)));
            }
        } catch (DateTimeException unreadable) {
            throw new InvalidRequest(field, "cursor");
        }
        throw new InvalidRequest(field, "cursor");
    }

    /** Whether an entry comes later in the list. */
    boolean isBefore(Entry entry) {
        return entry.at().isBefore(at) || (entry.at().equals(at) && entry.position() < position);
    }

    @Override
    public String toString() {
        return at + "_" + position;
    }
}
