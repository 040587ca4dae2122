package dev.samtykke.signal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.SignalledChoices.Weight;
import dev.samtykke.signal.UnreadableSignal;

/**
 * The signals that come with a tracking call, in {@code context}: the consent objects of Segment's and RudderStack's
 * SDKs, and strings of the IAB beside them. With an ordinary call they can only narrow what the call may be used for. The
 * calls by which the SDKs tell that somebody has just changed their choices lead to decisions.
 */
public final class CallSignals {

    /** Named so by Segment's consent wrapper and by RudderStack's SDKs. */
    private static final Set<String> CHANGES =
            Set.of("Segment Consent Preference Updated", "Consent Management Interaction");

    private static final String FIELD = "context.consent";

    private CallSignals() {}

    /** Whether a call does nothing but tell that somebody has changed their choices. */
    public static boolean isChange(JsonNode call) {
        return call.path("type").asString("").equals("track")
                && CHANGES.contains(call.path("event").asString(""));
    }

    /**
     * What came with a call.
     *
     * @param gpc whether the request had the header {@code Sec-GPC: 1}
     */
    public static List<SignalledChoices> of(SignalTerms terms, JsonNode call, boolean gpc) {
        List<SignalledChoices> signals = new ArrayList<>();
        Weight weight = isChange(call) ? Weight.DECIDES : Weight.NARROWS;
        JsonNode context = call.path("context");
        JsonNode consent = context.path("consent");
        segment(signals, terms, consent, weight);
        rudderStack(signals, terms, context.path("consentManagement"), weight);
        strings(signals, terms, consent, weight);
        if (gpc && !terms.gpc().isEmpty()) {
            signals.add(Signals.gpc(terms));
        }
        return signals;
    }

    private static void segment(List<SignalledChoices> signals, SignalTerms terms, JsonNode consent, Weight weight) {
        if (terms.categories().isEmpty() || !consent.isObject() || !consent.has("categoryPreferences")) {
            return;
        }
        Map<String, Boolean> given = new TreeMap<>();
        consent.path("categoryPreferences")
                .properties()
                .forEach(category -> given.put(category.getKey(), isYes(category.getValue())));
        signals.add(Signals.categories(terms, given, consent.toString(), weight));
    }

    /** Whatever is not plainly yes is no. */
    private static boolean isYes(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }

    private static void rudderStack(
            List<SignalledChoices> signals, SignalTerms terms, JsonNode consent, Weight weight) {
        if (terms.categories().isEmpty() || !consent.isObject()) {
            return;
        }
        Map<String, Boolean> given = new TreeMap<>();
        consent.path("allowedConsentIds").forEach(id -> given.put(id.asString(""), true));
        consent.path("deniedConsentIds").forEach(id -> given.put(id.asString(""), false));
        signals.add(Signals.categories(terms, given, consent.toString(), weight));
    }

    private static void strings(List<SignalledChoices> signals, SignalTerms terms, JsonNode consent, Weight weight) {
        String tcString = consent.path("tcString").asString("");
        if (!tcString.isEmpty() && terms.tcf() != null) {
            signals.add(readable(
                    terms, Signals.TCF, tcString, () -> Signals.tcf(terms, tcString, weight, FIELD + ".tcString")));
        }
        String gppString = consent.path("gppString").asString("");
        if (!gppString.isEmpty() && !(terms.gpp().isEmpty() && terms.tcf() == null)) {
            signals.add(readable(
                    terms, Signals.GPP, gppString, () -> Signals.gpp(terms, gppString, weight, FIELD + ".gppString")));
        }
    }

    /** An SDK cannot do anything about a string that is wrong, so the call goes on, for nothing that it could deny. */
    private static SignalledChoices readable(
            SignalTerms terms, String type, String raw, Supplier<SignalledChoices> read) {
        try {
            return read.get();
        } catch (UnreadableSignal wrong) {
            List<Set<String>> purposes = new ArrayList<>();
            if (terms.tcf() != null) {
                purposes.addAll(terms.tcf().purposes().values());
            }
            terms.gpp().forEach(mapped -> purposes.add(mapped.purposes()));
            return Signals.unreadable(type, raw, purposes);
        }
    }
}
