package dev.samtykke.benchmarks;

/** One part of the benchmarks, which can be run by its name. */
public interface Part {

    /** Name on the command line. */
    String name();

    /** What it measures, in one line. */
    String description();

    /** Measures. */
    void run(Session session) throws Exception;
}
