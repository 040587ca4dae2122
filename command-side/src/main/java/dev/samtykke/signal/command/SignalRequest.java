package dev.samtykke.signal.command;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.identity.command.SubjectRequest;
import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.SignalledChoices.Weight;
import dev.samtykke.signal.UnreadableSignal;

/** Body of {@code POST /api/v1/consents/signals}. */
@Schema(example = """
        {"subject": {"identifiers": [{"type": "anonymous_id", "value": "a-17"}]}, "source": "web-shop",
         "signal": {"type": "gpc", "value": "1"}}""")
record SignalRequest(
        @NotNull @Valid SubjectRequest subject,

        @Schema(description = "The source whose terms say what the signal means")
        @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String source,

        @NotNull @Valid Signal signal,

        @Schema(description = "BCP 47 tag of what the person read")
        @Nullable @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}", message = "language-tag")
        String language,

        @Schema(description = "Where the person chose", example = "web")
        @Nullable @Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String channel,

        @Schema(description = "When the person chose; now when left out") @Nullable Instant decidedAt) {

    private static final String FIELD = "signal.value";

    SignalledChoices choices(SignalTerms terms) {
        return switch (signal.type()) {
            case GPC -> gpc(terms);
            case TCF -> Signals.tcf(terms, signal.value(), Weight.DECIDES, FIELD);
            case GPP -> Signals.gpp(terms, signal.value(), Weight.DECIDES, FIELD);
        };
    }

    /** Any other value says nothing, and nothing is not a no. */
    private SignalledChoices gpc(SignalTerms terms) {
        if (!Signals.isGpc(signal.value())) {
            throw new UnreadableSignal(FIELD, UnreadableSignal.MALFORMED);
        }
        return Signals.gpc(terms);
    }

    GivenEvidence evidence(SignalTerms terms) {
        return GivenEvidence.ofSignals(terms, source, language, channel, decidedAt);
    }

    /** The signal. */
    record Signal(
            @NotNull Type type,

            @Schema(description = "As it came; of Global Privacy Control it is 1") @NotBlank @Size(max = 10_000) String value) {

        @Override
        public String toString() {
            return "Signal[" + type + "]";
        }
    }

    /** Its kind. */
    enum Type {
        @JsonProperty("gpc")
        GPC,
        @JsonProperty("tcf")
        TCF,
        @JsonProperty("gpp")
        GPP
    }
}
