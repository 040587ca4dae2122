package dev.samtykke.ingestion.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.samtykke.profile.CountWithheld;
import dev.samtykke.profile.WithheldCount;
import dev.samtykke.profile.WithheldItem;

/**
 * What was withheld of unknown people in one request.
 *
 * @param calls how many calls it was
 * @param counts how often it was what
 */
record WithheldTally(int calls, Map<WithheldItem, Integer> counts) {

    /** Names from outside are told apart up to this many; the rest are counted together. */
    private static final int MOST_NAMES = 500;

    static WithheldTally of(List<CallResult> results) {
        Map<WithheldItem, Integer> counts = new LinkedHashMap<>();
        int calls = 0;
        for (CallResult result : results) {
            calls += result.unrecorded().isEmpty() ? 0 : 1;
            for (WithheldItem item : result.unrecorded()) {
                boolean room = counts.containsKey(item) || counts.size() < MOST_NAMES;
                counts.merge(room ? item : nameless(item), 1, Integer::sum);
            }
        }
        return new WithheldTally(calls, counts);
    }

    private static WithheldItem nameless(WithheldItem item) {
        return item.unmapped() ? new WithheldItem(item.type(), null, null, null, item.deniedBy()) : item;
    }

    CountWithheld toCommand(String source, int stripe, int sourceVersion) {
        return new CountWithheld(
                source,
                stripe,
                sourceVersion,
                calls,
                counts.entrySet().stream()
                        .map(count -> new WithheldCount(count.getKey(), count.getValue()))
                        .toList());
    }
}
