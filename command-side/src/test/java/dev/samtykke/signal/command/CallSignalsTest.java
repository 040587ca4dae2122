package dev.samtykke.signal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.iab.gpp.encoder.GppModel;
import com.iabtcf.encoder.TCStringEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalTerms.GppTerms;
import dev.samtykke.signal.SignalTerms.TcfTerms;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.SignalledChoices.Weight;
import dev.samtykke.signal.UnreadableSignal;

class CallSignalsTest {

    private static final int VENDOR = 755;
    private static final int OTHER_VENDOR = 10;

    private static final SignalTerms TERMS = new SignalTerms(
            null,
            Map.of("Advertising", Set.of("ads", "profiling"), "Analytics", Set.of("statistics", "profiling")),
            Set.of("ads"),
            new TcfTerms(VENDOR, Map.of("1", Set.of("storage"), "4", Set.of("ads"))),
            List.of(new GppTerms("usnat", "SaleOptOut", 1, Set.of("sale"))));

    private static List<SignalledChoices> signals(String call, boolean gpc) {
        return CallSignals.of(TERMS, JsonMapper.shared().readTree(call), gpc);
    }

    private static SignalledChoices signal(String call) {
        List<SignalledChoices> signals = signals(call, false);
        assertThat(signals).hasSize(1);
        return signals.get(0);
    }

    @Test
    void aPurposeOfSeveralCategoriesIsAgreedToOnlyWhenAllAre() {
        SignalledChoices choices = signal("""
                {"type": "track", "event": "Segment Consent Preference Updated", "context": {"consent":
                  {"categoryPreferences": {"Advertising": true, "Analytics": false}}}}""");

        assertThat(choices.weight()).isEqualTo(Weight.DECIDES);
        assertThat(choices.purposes()).isEqualTo(Map.of("ads", true, "profiling", false, "statistics", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Advertising\": false}",
                "{\"Advertising\": \"yes\", \"Analytics\": 1}",
                "{\"advertising\": true}"
            })
    void aCategoryThatIsMissingOrIsNotTrueIsANo(String preferences) {
        SignalledChoices choices = signal("{\"type\": \"track\", \"event\": \"Segment Consent Preference Updated\","
                + "\"context\": {\"consent\": {\"categoryPreferences\": " + preferences + "}}}");

        assertThat(choices.purposes().values()).containsOnly(false);
    }

    @Test
    void withAnOrdinaryCallChoicesOnlyNarrow() {
        for (String event : List.of("Order Completed", "segment consent preference updated")) {
            SignalledChoices choices = signal("{\"type\": \"track\", \"event\": \"" + event + "\","
                    + "\"context\": {\"consent\": {\"categoryPreferences\": {\"Advertising\": true}}}}");

            assertThat(choices.weight()).isEqualTo(Weight.NARROWS);
            assertThat(choices.denied()).isEqualTo(Set.of("profiling", "statistics"));
        }
    }

    @Test
    void rudderStackListsWhatIsAllowed() {
        SignalledChoices choices = signal("""
                {"type": "track", "event": "Consent Management Interaction", "context": {"consentManagement":
                  {"provider": "oneTrust", "allowedConsentIds": ["Analytics"], "deniedConsentIds": ["Advertising"]}}}""");

        assertThat(choices.weight()).isEqualTo(Weight.DECIDES);
        assertThat(choices.purposes()).isEqualTo(Map.of("ads", false, "profiling", false, "statistics", true));
    }

    @Test
    void withoutAConsentObjectNothingIsSignalled() {
        assertThat(signals("{\"type\": \"page\", \"context\": {}}", false)).isEmpty();
        assertThat(signals("{\"type\": \"page\", \"context\": {\"consent\": null}}", false))
                .isEmpty();
    }

    @Test
    void globalPrivacyControlIsASettingAndNoAnswer() {
        assertThat(signals("{\"type\": \"page\"}", true)).singleElement().satisfies(gpc -> {
            assertThat(gpc.weight()).isEqualTo(Weight.DECLINES);
            assertThat(gpc.denied()).isEqualTo(Set.of("ads"));
        });
        assertThat(Signals.isGpc("1")).isTrue();
        for (String other : new String[] {"0", "true", "1 ", "01", ""}) {
            assertThat(Signals.isGpc(other)).isFalse();
        }
        assertThat(Signals.isGpc(null)).isFalse();
    }

    private static TCStringEncoder.Builder tcString(int policy) {
        return TCStringEncoder.newBuilder()
                .version(2)
                .tcfPolicyVersion(policy)
                .consentLanguage("DA")
                .publisherCC("DK");
    }

    private static Map<String, Boolean> tcf(String tcString) {
        return Signals.tcf(TERMS, tcString, Weight.DECIDES, "signal.value").purposes();
    }

    @Test
    void aTcStringAgreesToPurposesOnlyForAVendorThatHasConsent() {
        assertThat(tcf(tcString(4)
                        .addPurposesConsent(1)
                        .addVendorConsent(VENDOR)
                        .encode()))
                .isEqualTo(Map.of("storage", true, "ads", false));
        assertThat(tcf(tcString(4)
                        .addPurposesConsent(1)
                        .addVendorConsent(OTHER_VENDOR)
                        .encode()))
                .isEqualTo(Map.of("storage", false, "ads", false));
    }

    @Test
    void aTcStringOfTheNewPolicyHasToDiscloseVendors() {
        TCStringEncoder.Builder consented = tcString(5).addPurposesConsent(1).addVendorConsent(VENDOR);

        assertThatExceptionOfType(UnreadableSignal.class)
                .isThrownBy(() -> tcf(consented.encode()))
                .satisfies(refused -> assertThat(refused.violations().get(0).rule())
                        .isEqualTo(UnreadableSignal.NO_DISCLOSED_VENDORS));
        assertThat(tcf(consented.addDisclosedVendors(OTHER_VENDOR).encode()).get("storage"))
                .isFalse();
        assertThat(tcf(consented.addDisclosedVendors(VENDOR).encode()).get("storage"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"garbage", "C", "CQuOwbRQuOwbRAAAAADA.....", "\u00e9", "BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA"})
    void aTcStringThatCannotBeReadIsRefused(String malformed) {
        assertThatExceptionOfType(UnreadableSignal.class).isThrownBy(() -> tcf(malformed));
    }

    @Test
    void optingOutInAGppStringIsANoAndNotOptingOutIsNothing() {
        assertThat(gpp(1)).isEqualTo(Map.of("sale", false));
        assertThat(gpp(2)).isEmpty();
    }

    private static Map<String, Boolean> gpp(int sale) {
        GppModel model = new GppModel();
        model.setFieldValue("usnat", "SaleOptOut", sale);
        return Signals.gpp(TERMS, model.encode(), Weight.DECIDES, "signal.value")
                .purposes();
    }

    @Test
    void theEuropeanSectionOfAGppStringIsATcString() {
        GppModel model = new GppModel();
        model.decodeSection(
                "tcfeuv2",
                tcString(4).addPurposesConsent(4).addVendorConsent(VENDOR).encode());

        assertThat(Signals.gpp(TERMS, model.encode(), Weight.DECIDES, "signal.value")
                        .purposes())
                .isEqualTo(Map.of("storage", false, "ads", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "DBABLA~", "DBABLA~BVV%%", "\u00e9"})
    void aGppStringThatCannotBeReadIsRefused(String malformed) {
        assertThatExceptionOfType(UnreadableSignal.class)
                .isThrownBy(() -> Signals.gpp(TERMS, malformed, Weight.DECIDES, "signal.value"));
    }

    @Test
    void aStringWithACallThatCannotBeReadDeniesAllThatItCouldHaveAllowed() {
        SignalledChoices choices =
                signal("{\"type\": \"page\", \"context\": {\"consent\": {\"tcString\": \"garbage\"}}}");

        assertThat(choices.weight()).isEqualTo(Weight.NARROWS);
        assertThat(choices.denied()).isEqualTo(Set.of("storage", "ads", "sale"));
    }

    @Test
    void theSignalIsKnownByTheHashOfWhatCame() {
        assertThat(Signals.gpc(TERMS).signal().sha256())
                .isEqualTo("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b");
    }
}
