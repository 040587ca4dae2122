package dev.samtykke.projection;

/** Some consecutive events on their way into documents. */
public interface ProjectionBatch {

    /**
     * Takes one event in; writes nothing yet.
     *
     * @throws Unavailable when something that the event itself is not to blame for is out of reach: the batch is then
     *     tried again. Any other exception makes the event a dead letter; it must leave the batch as it was before.
     */
    void handle(ProjectedEvent event);

    /**
     * Writes what the events amount to, at the most one write per document. Events may come again after a crash, so
     * writing the same or an older batch again must not change the documents' final content.
     */
    void flush();
}
