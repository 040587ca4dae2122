package dev.samtykke.standalone.storage;

import java.nio.file.Path;

/** Where the product keeps everything; the folder belongs to one process at a time. */
public record DataFolder(Path path) {}
