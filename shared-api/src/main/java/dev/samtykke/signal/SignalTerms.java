package dev.samtykke.signal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What the signals that a source passes on mean.
 *
 * @param notice what people read before they choose; null when the source asks for no consent
 * @param categories the purposes by consent category of its SDKs. A purpose is agreed to when all its categories are
 * @param gpc the purposes that Global Privacy Control says no to
 * @param tcf what TC strings mean; null when there are none
 * @param gpp what fields of GPP strings mean
 */
public record SignalTerms(
        @Nullable ShownNotice notice,
        Map<String, Set<String>> categories,
        Set<String> gpc,
        @Nullable TcfTerms tcf,
        List<GppTerms> gpp) {

    /** Signals mean nothing. */
    public static final SignalTerms NONE = new SignalTerms(null, Map.of(), Set.of(), null, List.of());

    public SignalTerms {
        categories = sorted(categories);
        gpc = Collections.unmodifiableSet(new TreeSet<>(gpc));
        gpp = List.copyOf(gpp);
    }

    /** A version of a notice. */
    public record ShownNotice(String id, int version) {}

    /**
     * What TC strings of the Transparency and Consent Framework mean.
     *
     * @param vendor this controller's number in the Global Vendor List; without its consent, nothing is agreed to
     * @param purposes our purposes by the number of the framework's purpose
     */
    public record TcfTerms(int vendor, Map<String, Set<String>> purposes) {

        public TcfTerms {
            purposes = sorted(purposes);
        }
    }

    /**
     * What a field of a GPP string means when it has a value.
     *
     * @param section such as {@code usnat}
     * @param field such as {@code SaleOptOut}
     * @param value the value that says no, such as 1 for "opted out"
     * @param purposes what it says no to
     */
    public record GppTerms(String section, String field, int value, Set<String> purposes) {

        public GppTerms {
            purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
        }
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> purposes) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        purposes.forEach((key, value) -> sorted.put(key, Collections.unmodifiableSet(new TreeSet<>(value))));
        return Collections.unmodifiableMap(sorted);
    }
}
