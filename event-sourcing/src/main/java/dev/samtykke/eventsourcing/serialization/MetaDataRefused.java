package dev.samtykke.eventsourcing.serialization;

/** A metadata entry is no text. Only texts are stored. */
public final class MetaDataRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MetaDataRefused(String key) {
        super("The value of metadata entry " + key + " is no text");
    }
}
