package dev.samtykke.signal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.signal.ConsentSignal;
import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.SignalledChoices.Weight;
import dev.samtykke.signal.UnreadableSignal;

/** Signals of each kind, in the purposes that a source's terms give them. */
public final class Signals {

    /** Global Privacy Control, a setting of the browser. */
    static final String GPC = "gpc";

    static final String TCF = "tcf";
    static final String GPP = "gpp";
    static final String CATEGORIES = "categories";

    /** The only value of the header {@code Sec-GPC} that says anything. */
    private static final String GPC_VALUE = "1";

    private Signals() {}

    /** Whether a header {@code Sec-GPC} says something. */
    public static boolean isGpc(@Nullable String header) {
        return GPC_VALUE.equals(header);
    }

    /** What Global Privacy Control says. It is a setting and no answer to a question. */
    public static SignalledChoices gpc(SignalTerms terms) {
        Map<String, Boolean> choices = new TreeMap<>();
        terms.gpc().forEach(purpose -> choices.put(purpose, false));
        return choices(GPC, GPC_VALUE, Weight.DECLINES, "global-privacy-control", choices);
    }

    /**
     * What the choice of categories in an SDK says. A category that is not among the choices is a no.
     *
     * @param raw the choices exactly as they came
     */
    static SignalledChoices categories(SignalTerms terms, Map<String, Boolean> given, String raw, Weight weight) {
        Map<String, Boolean> choices = new TreeMap<>();
        terms.categories().forEach((category, purposes) -> {
            boolean yes = given.getOrDefault(category, false);
            purposes.forEach(purpose -> choices.merge(purpose, yes, Boolean::logicalAnd));
        });
        return choices(CATEGORIES, raw, weight, "consent-preferences", choices);
    }

    /**
     * What a TC string says.
     *
     * @throws UnreadableSignal naming {@code field}
     */
    static SignalledChoices tcf(SignalTerms terms, String tcString, Weight weight, String field) {
        SignalTerms.TcfTerms tcf = terms.tcf();
        if (tcf == null) {
            throw new UnreadableSignal(field, UnreadableSignal.NOT_MAPPED);
        }
        return choices(TCF, tcString, weight, "tcf-choice", TcStrings.choices(tcf, tcString, field));
    }

    /**
     * What a GPP string says; what its European section says counts as a TC string.
     *
     * @throws UnreadableSignal naming {@code field}
     */
    static SignalledChoices gpp(SignalTerms terms, String gppString, Weight weight, String field) {
        if (terms.gpp().isEmpty() && terms.tcf() == null) {
            throw new UnreadableSignal(field, UnreadableSignal.NOT_MAPPED);
        }
        return choices(GPP, gppString, weight, "gpp-choice", GppStrings.choices(terms, gppString, field));
    }

    /** A signal that cannot be read says no to everything that it could have said yes to. */
    static SignalledChoices unreadable(String type, String raw, Iterable<Set<String>> purposes) {
        Map<String, Boolean> choices = new TreeMap<>();
        purposes.forEach(each -> each.forEach(purpose -> choices.put(purpose, false)));
        return choices(type, raw, Weight.NARROWS, "unreadable", choices);
    }

    private static SignalledChoices choices(
            String type, String raw, Weight weight, String method, Map<String, Boolean> choices) {
        return new SignalledChoices(new ConsentSignal(type, sha256(raw)), weight, method, choices);
    }

    private static String sha256(String raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
