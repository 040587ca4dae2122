package dev.samtykke.signal.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.iabtcf.decoder.TCString;

import dev.samtykke.signal.SignalTerms.TcfTerms;
import dev.samtykke.signal.UnreadableSignal;

/** TC strings of the IAB's Transparency and Consent Framework, versions 2.0 to 2.3. */
final class TcStrings {

    /** From this policy version on a string must list the vendors that were disclosed (TCF 2.3). */
    private static final int DISCLOSES = 5;

    private static final int VERSION = 2;

    private TcStrings() {}

    static Map<String, Boolean> choices(TcfTerms terms, String tcString, String field) {
        TCString decoded = decode(tcString, field);
        boolean vendor = decoded.getVendorConsent().contains(terms.vendor());
        if (decoded.getTcfPolicyVersion() >= DISCLOSES) {
            if (decoded.getDisclosedVendors().isEmpty()) {
                throw new UnreadableSignal(field, UnreadableSignal.NO_DISCLOSED_VENDORS);
            }
            vendor &= decoded.getDisclosedVendors().contains(terms.vendor());
        }
        Map<String, Boolean> choices = new TreeMap<>();
        for (Map.Entry<String, Set<String>> mapped : terms.purposes().entrySet()) {
            boolean yes = vendor && decoded.getPurposesConsent().contains(Integer.parseInt(mapped.getKey()));
            mapped.getValue().forEach(purpose -> choices.merge(purpose, yes, Boolean::logicalAnd));
        }
        return choices;
    }

    /** The decoder reads lazily, so what is needed is read here, where a malformed string can be told. */
    private static TCString decode(String tcString, String field) {
        try {
            TCString decoded = TCString.decode(tcString);
            decoded.getPurposesConsent().isEmpty();
            decoded.getVendorConsent().isEmpty();
            decoded.getDisclosedVendors().isEmpty();
            if (decoded.getVersion() == VERSION) {
                return decoded;
            }
        } catch (RuntimeException malformed) {
            throw new UnreadableSignal(field, UnreadableSignal.MALFORMED);
        }
        throw new UnreadableSignal(field, UnreadableSignal.MALFORMED);
    }
}
