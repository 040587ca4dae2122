package dev.samtykke.signal.command;

import java.util.Map;
import java.util.TreeMap;

import com.iab.gpp.encoder.GppModel;
import com.iab.gpp.encoder.section.Sections;
import com.iab.gpp.encoder.section.TcfEuV2;

import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalTerms.GppTerms;
import dev.samtykke.signal.UnreadableSignal;

/** GPP strings of the IAB's Global Privacy Platform. Opting out says no; not opting out says nothing. */
final class GppStrings {

    private GppStrings() {}

    static Map<String, Boolean> choices(SignalTerms terms, String gppString, String field) {
        try {
            GppModel model = new GppModel(gppString);
            Map<String, Boolean> choices = new TreeMap<>();
            for (GppTerms mapped : terms.gpp()) {
                Object value = model.getFieldValue(mapped.section(), mapped.field());
                if (value instanceof Integer number && number == mapped.value()) {
                    mapped.purposes().forEach(purpose -> choices.put(purpose, false));
                }
            }
            european(terms, model, field).forEach((purpose, yes) -> choices.merge(purpose, yes, Boolean::logicalAnd));
            return choices;
        } catch (UnreadableSignal understood) {
            throw understood;
        } catch (RuntimeException malformed) {
            throw new UnreadableSignal(field, UnreadableSignal.MALFORMED);
        }
    }

    private static Map<String, Boolean> european(SignalTerms terms, GppModel model, String field) {
        return terms.tcf() == null || !model.hasSection(TcfEuV2.ID)
                ? Map.of()
                : TcStrings.choices(terms.tcf(), model.encodeSection(TcfEuV2.ID), field);
    }

    /** Whether there is such a field with a number as its value. */
    static boolean hasField(String section, String field) {
        if (!Sections.SECTION_ORDER.contains(section)) {
            return false;
        }
        try {
            new GppModel().setFieldValue(section, field, 0);
            return true;
        } catch (RuntimeException noSuchField) {
            return false;
        }
    }
}
