package dev.samtykke.standalone.launch;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are written.
 *
 * @param format for people, or for programs
 */
public record LoggingSettings(@DefaultValue("text") Format format) {

    /** The setting as it stands in the environment, before settings are bound. */
    static final String FORMAT = "samtykke.logging.format";

    /** What a line of the log is. */
    public enum Format {
        /** Words for people. */
        TEXT,
        /** An object in the fields of Elastic's Common Schema. */
        JSON
    }
}
