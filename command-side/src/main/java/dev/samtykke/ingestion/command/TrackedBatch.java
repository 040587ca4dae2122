package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.List;

import dev.samtykke.profile.SentCall;
import dev.samtykke.rules.Violation;

/**
 * The calls of one request.
 *
 * @param calls those that can be taken in
 * @param places where each of them stands in the request
 * @param rejected why others cannot
 */
record TrackedBatch(List<SentCall> calls, List<Integer> places, List<Rejected> rejected) {

    /** One call that cannot be taken in. */
    record Rejected(int index, Violation violation) {}

    static TrackedBatch empty() {
        return new TrackedBatch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(int index, SentCall call) {
        calls.add(call);
        places.add(index);
    }

    void reject(int index, InvalidCall invalid) {
        rejected.add(new Rejected(index, invalid.violations().get(0)));
    }
}
