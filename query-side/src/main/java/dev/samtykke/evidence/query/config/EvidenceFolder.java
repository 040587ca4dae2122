package dev.samtykke.evidence.query.config;

import java.nio.file.Path;

import dev.samtykke.evidence.log.store.BlobStore;

/** Opens the evidence log in a folder. Without one, everything in it is a file. */
@FunctionalInterface
public interface EvidenceFolder {

    /** The log in this folder, which is made unless it is there; closed with the application when it can be. */
    BlobStore open(Path folder);
}
