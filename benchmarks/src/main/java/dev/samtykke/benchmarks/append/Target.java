package dev.samtykke.benchmarks.append;

/** Something that events can be appended to, by any number of threads. */
interface Target extends AutoCloseable {

    /**
     * Appends one transaction; returns when it is acknowledged.
     *
     * @return how many events it had
     */
    int append() throws Exception;

    @Override
    void close() throws Exception;
}
