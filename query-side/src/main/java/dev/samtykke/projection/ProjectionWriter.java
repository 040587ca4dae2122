package dev.samtykke.projection;

/** Writes one version of a projection's documents. Thread safe; the batches that it begins are not. */
@FunctionalInterface
public interface ProjectionWriter {

    /** Begins a batch. */
    ProjectionBatch begin(Delivery delivery);
}
