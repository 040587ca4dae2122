package dev.samtykke.customer.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.QuietHours;

/** Bodies of the commands on one customer. Free texts may tell of people, so none of them is ever printed. */
final class CustomerRequests {

    private CustomerRequests() {}

    /** A contract begins. */
    record ContractStart(
            @Schema(example = "membership") @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String contractType,

            @Schema(description = "How customer and controller call the contract") @NotBlank @Size(max = 200) String reference,

            @Schema(description = "Now when left out") @Nullable Instant from) {

        @Override
        public String toString() {
            return "ContractStart[contractType=" + contractType + "]";
        }
    }

    /** A contract ends. */
    record ContractEnd(
            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String contractType,

            @NotBlank @Size(max = 200) String reference,

            @Schema(description = "Now when left out") @Nullable Instant until) {

        @Override
        public String toString() {
            return "ContractEnd[contractType=" + contractType + "]";
        }
    }

    /** A notice was shown. */
    record NoticeShown(
            @NotNull @Valid NoticeReference notice,

            @Nullable @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}", message = "language-tag")
            String language,

            @Nullable @Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String channel,

            @Schema(description = "Now when left out") @Nullable Instant servedAt) {}

    /** A version of a notice. */
    record NoticeReference(
            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,

            @NotNull @Min(value = 1, message = "positive") Integer version) {}

    /** An objection. */
    record ObjectionRaise(
            @Schema(description = "To what; all direct marketing when left out")
            @Nullable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,

            @Nullable @Size(max = 2000) String grounds,

            @Schema(description = "Now when left out") @Nullable Instant raisedAt) {

        @Override
        public String toString() {
            return "ObjectionRaise[purpose=" + purpose + "]";
        }
    }

    /** An objection is taken back. */
    record ObjectionWithdrawal(
            @Schema(description = "To what; all direct marketing when left out")
            @Nullable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose) {}

    /** An objection is overridden. */
    record ObjectionOverride(
            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,

            @Schema(description = "Why they override the person's interests (GDPR art. 21(1))")
            @NotBlank @Size(max = 4000) String compellingGrounds) {

        @Override
        public String toString() {
            return "ObjectionOverride[purpose=" + purpose + "]";
        }
    }

    /** A restriction. */
    record Restrict(
            @NotNull Ground ground,

            @Schema(description = "Now when left out") @Nullable Instant since) {}

    /** The grounds of GDPR art. 18(1)(a)-(d). */
    enum Ground {
        @JsonProperty("accuracy-contested")
        ACCURACY_CONTESTED,
        @JsonProperty("unlawful")
        UNLAWFUL,
        @JsonProperty("legal-claims")
        LEGAL_CLAIMS,
        @JsonProperty("objection-pending")
        OBJECTION_PENDING
    }

    /** An emergency begins. */
    record EmergencyStart(
            @Schema(example = "accident") @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String emergency,

            @Schema(description = "Now when left out") @Nullable Instant from,

            @Nullable Instant until) {}

    /** An emergency ends. */
    record EmergencyEnd(
            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String emergency,

            @Schema(description = "Now when left out") @Nullable Instant until) {}

    /** A contact was made. */
    record ContactMade(
            @NotNull @Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String channel,

            @Schema(description = "Now when left out") @Nullable Instant at) {}

    /** All wishes; they replace the former ones. */
    @Schema(example = """
            {"channels": {"email": true, "sms": false}, "topics": {"offers": false},
             "frequency": {"email": {"contacts": 2, "per": "P7D"}},
             "quietHours": {"from": "21:00", "until": "08:00", "zone": "Europe/Copenhagen"}}""")
    record Wishes(
            @Schema(description = "false: never on that channel") @Nullable @Size(max = 50) Map<@Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String, @NotNull Boolean> channels,

            @Schema(description = "false: not about that") @Nullable @Size(max = 200) Map<@Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String, @NotNull Boolean> topics,

            @Schema(description = "How often at the most, by channel") @Nullable @Size(max = 50) Map<@Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String, @NotNull @Valid Cap> frequency,

            @Nullable @Valid Quiet quietHours) {

        Preferences toPreferences() {
            return new Preferences(
                    channels == null ? Map.of() : new TreeMap<>(channels),
                    topics == null ? Map.of() : new TreeMap<>(topics),
                    frequency == null
                            ? Map.of()
                            : frequency.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            cap -> new Frequency(
                                                    cap.getValue().contacts(),
                                                    cap.getValue().per()),
                                            (one, other) -> one,
                                            TreeMap::new)),
                    quietHours == null
                            ? null
                            : new QuietHours(quietHours.from(), quietHours.until(), quietHours.zone()));
        }
    }

    /** How often at the most. */
    record Cap(
            @NotNull @Min(value = 0, message = "not-negative") @Max(value = 100, message = "at-most-100") Integer contacts,

            @Schema(type = "string", example = "P7D", description = "Within how long, ISO 8601")
            @NotNull @DurationMin(seconds = 1, message = "at-least-one-second")
            @DurationMax(days = 366, message = "at-most-366-days")
            Duration per) {}

    /** When not at all. */
    record Quiet(
            @Schema(type = "string", example = "21:00") @NotNull LocalTime from,

            @Schema(type = "string", example = "08:00") @NotNull LocalTime until,

            @Schema(example = "Europe/Copenhagen") @NotBlank @Size(max = 64) String zone) {}
}
