package dev.samtykke.evidence.log;

/**
 * Where a log keeps its parts in a {@link dev.samtykke.evidence.log.store.BlobStore}. What is under {@link #EVENTS} and
 * {@link #STATEMENTS}, and {@link #KEYS}, is public and holds no personal data; the rest is only for the log itself.
 */
public final class LogPaths {

    /** Prefix of L's checkpoint and tiles. */
    public static final String EVENTS = "events/";

    /** Prefix of O's checkpoint and tiles. */
    public static final String STATEMENTS = "statements/";

    /** The checkpoint below either prefix. */
    public static final String CHECKPOINT = "checkpoint";

    /** O's last checkpoint with a time stamp. */
    public static final String STAMPED = "statements/stamped";

    /** Above the time stamp tokens (RFC 3161, DER) of O's checkpoints, each named by the checkpoint's size. */
    public static final String TIMESTAMPS = "statements/timestamps/";

    /** All verifier keys that the log ever signed with, one a line. */
    public static final String KEYS = "keys";

    static final String HEAD = "head";
    static final String COSIGNED = "cosigned";
    static final String LINKS = "links/";
    static final String RETIRED = "retired/";

    private LogPaths() {}

    /** Whether what is there is for the public. */
    public static boolean isPublished(String path) {
        return path.startsWith(EVENTS) || path.startsWith(STATEMENTS) || path.equals(KEYS);
    }
}
