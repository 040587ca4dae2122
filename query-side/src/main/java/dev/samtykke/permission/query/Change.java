package dev.samtykke.permission.query;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.purpose.LawfulBasis;

/** Something that would lift the rule by which a permission was denied. Another rule may then deny it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(Change.ObtainGrant.class),
    @JsonSubTypes.Type(Change.ConfirmImport.class),
    @JsonSubTypes.Type(Change.ServeNotice.class),
    @JsonSubTypes.Type(Change.WithdrawObjection.class),
    @JsonSubTypes.Type(Change.OverrideObjection.class),
    @JsonSubTypes.Type(Change.StartContract.class),
    @JsonSubTypes.Type(Change.DeclareEmergency.class),
    @JsonSubTypes.Type(Change.LiftRestriction.class),
    @JsonSubTypes.Type(Change.RegisterCustomer.class),
    @JsonSubTypes.Type(Change.DefinePurpose.class),
    @JsonSubTypes.Type(Change.RevisePurpose.class),
    @JsonSubTypes.Type(Change.AllowDestination.class),
    @JsonSubTypes.Type(Change.ChangePreferences.class),
    @JsonSubTypes.Type(Change.WaitUntil.class),
    @JsonSubTypes.Type(Change.AskForCategories.class)
})
sealed interface Change {

    /**
     * A notice that would do, in this version or any later one that covers the purpose.
     *
     * @param minVersion the first version that would do
     */
    record NoticeNeeded(String id, int minVersion) {}

    /** The person agrees, with full evidence. */
    @JsonTypeName("obtain-grant")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObtainGrant(
            String purpose,

            @Schema(description = "The version to agree to") int purposeVersion,

            @Schema(description = "Notices under one of which they may agree; empty when one has to be published first")
            List<NoticeNeeded> notices,

            @Schema(description = "Whether it must be explicit (GDPR art. 9(2)(a))")
            boolean explicit,

            @Schema(description = "A decision made before does not count; left out when any does") @Nullable Instant decidedFrom)
            implements Change {}

    /** The person confirms an imported grant. */
    @JsonTypeName("confirm-import")
    record ConfirmImport(
            String purpose,
            @Schema(description = "The imported grant") String eventId) implements Change {}

    /** The person is shown a notice that tells them of the purpose on its lawful basis. */
    @JsonTypeName("serve-notice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServeNotice(
            String purpose,
            LawfulBasis lawfulBasis,

            @Schema(description = "Notices one of which would do; empty when one has to be published first")
            List<NoticeNeeded> notices,

            @Schema(
                    description =
                            "When the basis changed: what was served before does not count; left out when it does")
            @Nullable Instant servedAfter)
            implements Change {}

    /** The person no longer objects. */
    @JsonTypeName("withdraw-objection")
    record WithdrawObjection(
            @Schema(description = "To which purpose; * means all direct marketing")
            String purpose) implements Change {}

    /** The controller shows compelling legitimate grounds (GDPR art. 21(1)). */
    @JsonTypeName("override-objection")
    record OverrideObjection(String purpose) implements Change {}

    /** The person enters a contract. */
    @JsonTypeName("start-contract")
    record StartContract(String contractType) implements Change {}

    /** An emergency of that kind is declared for the person. */
    @JsonTypeName("declare-emergency")
    record DeclareEmergency(@Nullable String emergency) implements Change {}

    /** The restriction of processing ends. */
    @JsonTypeName("lift-restriction")
    record LiftRestriction(
            @Schema(description = "Why it is restricted") String ground) implements Change {}

    /** The person becomes known, by a first decision or contract. */
    @JsonTypeName("register-customer")
    record RegisterCustomer() implements Change {}

    /** The purpose is stated. */
    @JsonTypeName("define-purpose")
    record DefinePurpose(String purpose) implements Change {}

    /** The purpose's terms change. */
    @JsonTypeName("revise-purpose")
    record RevisePurpose(
            String purpose,

            @Schema(description = "The part of its terms", example = "dataCategories")
            String term) implements Change {}

    /** The recipient is registered and may receive data for the purpose. */
    @JsonTypeName("allow-destination")
    record AllowDestination(String destination, String purpose) implements Change {}

    /** The person changes their wishes. */
    @JsonTypeName("change-preferences")
    record ChangePreferences(
            @Schema(
                    description = "Which wish",
                    allowableValues = {"channels", "frequency", "quietHours"})
            String wish,

            String channel)
            implements Change {}

    /** Time goes by and nothing else changes. */
    @JsonTypeName("wait-until")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitUntil(
            Instant at,

            @Schema(
                    description = "The same in the person's time zone, where that matters",
                    example = "2026-06-02T08:00:00+02:00[Europe/Copenhagen]")
            @Nullable String local)
            implements Change {}

    /** The question is put for data that the purpose covers. */
    @JsonTypeName("ask-for-categories")
    record AskForCategories(List<String> categories) implements Change {}
}
