package dev.samtykke.consent.command;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.RevokeConsent;
import dev.samtykke.identity.Subject;
import dev.samtykke.identity.command.SubjectRequest;
import dev.samtykke.privacy.PersonalText;

/** Body of {@code POST /api/v1/consents}. */
@Schema(example = """
        {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
         "decisions": [{"purpose": "newsletter", "decision": "grant"}],
         "evidence": {"notice": {"id": "privacy", "version": 1}, "language": "da", "channel": "web",
                      "source": "shop", "method": "checkbox"}}""")
record ConsentRequest(
        @NotNull @Valid SubjectRequest subject,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid DecisionRequest> decisions,
        @NotNull @Valid EvidenceRequest evidence) {

    RecordConsents toCommand(Subject resolved, String client) {
        return new RecordConsents(
                resolved, decisions.stream().map(DecisionRequest::toCommand).toList(), evidence.toGiven(client));
    }

    /** What the person decided. */
    enum Choice {
        @JsonProperty("grant")
        GRANT,
        @JsonProperty("refuse")
        REFUSE,
        @JsonProperty("revoke")
        REVOKE
    }

    /** A decision on one purpose. */
    record DecisionRequest(
            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,

            @NotNull Choice decision) {

        ConsentCommand toCommand() {
            return switch (decision) {
                case GRANT -> new GrantConsent(purpose);
                case REFUSE -> new RefuseConsent(purpose);
                case REVOKE -> new RevokeConsent(purpose);
            };
        }
    }

    /** The notice that the person was shown. */
    record NoticeRequest(
            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,

            @NotNull @Min(value = 1, message = "positive") Integer version) {}

    /** What makes the decision demonstrable; see {@link GivenEvidence}. */
    record EvidenceRequest(
            @Schema(description = "Required for a grant") @Nullable @Valid NoticeRequest notice,

            @Schema(description = "BCP 47 tag; the notice's when left out")
            @Nullable @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}", message = "language-tag")
            String language,

            @Schema(description = "Where the person decided", example = "web")
            @Nullable @Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String channel,

            @Schema(description = "The system that reports it; the calling client when left out", example = "shop")
            @Nullable @Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String source,

            @Schema(
                    description = "How it was expressed; a grant needs a clear affirmative action such as "
                            + "checkbox, button, signature or oral",
                    example = "checkbox")
            @Nullable @Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String method,

            @Schema(description = "Expressly stated (GDPR art. 9(2)(a))") @Nullable Boolean explicit,

            @Schema(description = "Reference to the guardian of a child (GDPR art. 8)") @Nullable @Size(max = 200) String guardian,

            @Schema(
                    description = "Of the person when they decided, in years; not kept. Below the age of consent a "
                            + "grant needs a guardian (GDPR art. 8(1))")
            @Nullable @Min(value = 0, message = "not-negative") @Max(value = 150, message = "at-most-150") Integer age,

            @Schema(description = "Who acted; customer when left out") @Nullable Actor actor,

            @Schema(
                    description = "When the person decided: state it for decisions that come later than they "
                            + "were made. Left out it means now, after all that was decided before")
            @Nullable Instant decidedAt) {

        GivenEvidence toGiven(String client) {
            return new GivenEvidence(
                    notice == null ? null : notice.id(),
                    notice == null ? null : notice.version(),
                    language,
                    channel,
                    source == null ? client : source,
                    method,
                    Boolean.TRUE.equals(explicit),
                    guardian == null ? null : PersonalText.of(guardian),
                    age,
                    actor == null ? null : actor.name().toLowerCase(Locale.ROOT),
                    decidedAt,
                    null,
                    false);
        }
    }

    /** Who acted. */
    enum Actor {
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("agent")
        AGENT,
        @JsonProperty("guardian")
        GUARDIAN,
        @JsonProperty("import")
        IMPORT
    }
}
