package dev.samtykke.customer.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.Contract;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.Emergency;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.Restriction;
import dev.samtykke.customer.ServedNotice;

/** Everything but consents that a customer's permissions follow from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingAnswer(
        @Schema(description = "The contracts that processing may be needed for, ended ones included")
        List<ContractAnswer> contracts,

        @Schema(description = "The objections that were not withdrawn (GDPR art. 21)")
        List<ObjectionAnswer> objections,

        @Schema(description = "The restriction of processing (GDPR art. 18); left out when there is none") @Nullable Restriction restriction,

        @Schema(description = "The emergencies (GDPR art. 6(1)(d)), ended ones included")
        List<EmergencyAnswer> emergencies,

        @Schema(
                description =
                        "The notices that the customer was shown (GDPR art. 13, 14), each version when it was shown last")
        List<InformedAnswer> informed,

        @Schema(description = "The customer's wishes; they narrow what is permitted")
        Preferences preferences) {

    static StandingAnswer of(CustomerState customer, CustomerDetails details, Instant at) {
        return new StandingAnswer(
                customer.standing().contracts().entrySet().stream()
                        .map(entry -> ContractAnswer.of(entry.getKey(), entry.getValue(), details, at))
                        .sorted(Comparator.comparing(ContractAnswer::from).thenComparing(ContractAnswer::key))
                        .toList(),
                customer.standing().objections().entrySet().stream()
                        .map(entry -> ObjectionAnswer.of(entry.getKey(), entry.getValue(), details))
                        .sorted(Comparator.comparing(ObjectionAnswer::purpose))
                        .toList(),
                customer.standing().restriction(),
                customer.standing().emergencies().entrySet().stream()
                        .map(entry -> EmergencyAnswer.of(entry.getKey(), entry.getValue(), at))
                        .sorted(Comparator.comparing(EmergencyAnswer::emergency))
                        .toList(),
                customer.standing().served().values().stream()
                        .map(notice -> InformedAnswer.of(notice, details))
                        .sorted(Comparator.comparing(InformedAnswer::notice).thenComparing(InformedAnswer::version))
                        .toList(),
                customer.standing().preferences());
    }

    /** A contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContractAnswer(
            @Schema(description = "Keyed hash of type and reference, by which it is named in other calls")
            String key,

            @Schema(example = "subscription") String type,

            @Schema(description = "How customer and controller call it; left out when it was erased") @Nullable String reference,

            Instant from,

            @Schema(description = "When it ended; left out while it runs") @Nullable Instant until,

            @Schema(description = "Whether it runs now") boolean active,

            @Schema(description = "The event that states it")
            String eventId) {

        static ContractAnswer of(String key, Contract contract, CustomerDetails details, Instant at) {
            return new ContractAnswer(
                    key,
                    contract.type(),
                    details.contract(key),
                    contract.from(),
                    contract.until(),
                    contract.active(at),
                    contract.eventId());
        }

        @Override
        public String toString() {
            return "ContractAnswer[" + key + ", " + type + ", reference=•••]";
        }
    }

    /** An objection. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObjectionAnswer(
            @Schema(description = "To which purpose; * means all direct marketing")
            String purpose,

            Instant raisedAt,

            @Schema(description = "What the customer said; left out when they need not or did not, or it was erased")
            @Nullable String grounds,

            @Schema(description = "Whether compelling legitimate grounds were shown against it (GDPR art. 21(1))")
            boolean overridden,

            @Schema(description = "Those grounds; left out when there are none, or they were erased") @Nullable String compellingGrounds,

            @Schema(description = "The event that states it")
            String eventId) {

        static ObjectionAnswer of(String purpose, Objection objection, CustomerDetails details) {
            return new ObjectionAnswer(
                    purpose,
                    objection.raisedAt(),
                    details.grounds(purpose, objection.raisedAt()),
                    objection.overridden(),
                    details.compellingGrounds(objection.eventId()),
                    objection.eventId());
        }

        @Override
        public String toString() {
            return "ObjectionAnswer[" + purpose + ", " + raisedAt + ", grounds=•••]";
        }
    }

    /** An emergency. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EmergencyAnswer(
            @Schema(description = "Its kind", example = "epidemic")
            String emergency,

            Instant from,

            @Schema(description = "When it ends; left out while nobody knows") @Nullable Instant until,

            @Schema(description = "Whether it lasts now") boolean active,

            @Schema(description = "The event that states it")
            String eventId) {

        static EmergencyAnswer of(String kind, Emergency emergency, Instant at) {
            return new EmergencyAnswer(
                    kind, emergency.from(), emergency.until(), emergency.lasts(at), emergency.eventId());
        }
    }

    /** A notice that was served. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InformedAnswer(
            @Schema(example = "privacy") String notice,

            int version,
            @Nullable String language,

            @Schema(
                    description = "SHA-256 of the bytes that the customer was shown, hex; those bytes are at "
                            + "/api/v1/notices/{id}/versions/{version}")
            @Nullable String sha256,

            @Nullable String channel,
            Instant servedAt,

            @Schema(description = "The event that states it")
            String eventId) {

        static InformedAnswer of(ServedNotice served, CustomerDetails details) {
            @Nullable NoticeServed event = details.served(served.eventId()).orElse(null);
            return new InformedAnswer(
                    served.notice(),
                    served.version(),
                    event == null ? null : event.language(),
                    event == null ? null : event.sha256(),
                    event == null ? null : event.channel(),
                    served.servedAt(),
                    served.eventId());
        }
    }
}
