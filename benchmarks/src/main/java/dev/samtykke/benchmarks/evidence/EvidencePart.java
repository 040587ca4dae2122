package dev.samtykke.benchmarks.evidence;

import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Session;

/** How fast the log takes events in, what the evidence of one customer costs, and whether memory grows. */
public final class EvidencePart implements Part {

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public String description() {
        return "events put into the evidence log, the bundle of one customer among 1e6, memory up to 1e7 events";
    }

    @Override
    public void run(Session session) throws Exception {
        new Sequencing(session).run(name());
        new Bundles(session).run(name());
        new Memory(session).run(name());
    }
}
