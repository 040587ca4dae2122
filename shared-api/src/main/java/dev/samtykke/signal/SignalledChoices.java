package dev.samtykke.signal;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a signal says, in the purposes of this installation.
 *
 * @param weight what may follow from it
 * @param method how the choice was expressed, as evidence has it
 * @param purposes yes or no by purpose
 */
public record SignalledChoices(ConsentSignal signal, Weight weight, String method, Map<String, Boolean> purposes) {

    public SignalledChoices {
        purposes = Collections.unmodifiableMap(new TreeMap<>(purposes));
    }

    /** What may follow from a signal. */
    public enum Weight {
        /** The call that it came with may not be used for what it denies; nothing is recorded. */
        NARROWS,
        /** Also, a no is recorded where the person has not decided. It is a setting and no answer, so it grants nothing. */
        DECLINES,
        /** The person has just decided: yes and no are recorded. */
        DECIDES
    }

    /** What it says no to. */
    public Set<String> denied() {
        return purposes.entrySet().stream()
                .filter(choice -> !choice.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
