package dev.samtykke.evidence.query.lease;

/**
 * The right to do something that only one of several processes does at a time. Any thread may ask.
 *
 * <p>It keeps processes from working against each other; it proves nothing. A process that is held up between asking
 * and writing may write after its time, so what is written has to be guarded by itself, as the evidence log is by its
 * compare-and-swap.
 */
public interface Lease extends AutoCloseable {

    /** Whether this process has the right now. Asks nobody else and returns at once. */
    boolean isHeld();

    /** Gives the right back, so that another process need not wait for it. */
    @Override
    void close();

    /** For a process that has nobody to share with: it always has the right. */
    static Lease alone() {
        return new Lease() {
            @Override
            public boolean isHeld() {
                return true;
            }

            @Override
            public void close() {
                // there is nobody to give it to
            }
        };
    }
}
