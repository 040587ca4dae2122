package dev.samtykke.customer.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.ConsentStanding;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeState;

/** Where a customer stands on one purpose, and what that is worth. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConsentAnswer(
        @Schema(example = "newsletter") String purpose,

        @Schema(
                description = "What the decision is worth by now",
                allowableValues = {"GRANTED", "REFUSED", "REVOKED", "STALE", "EXPIRED", "UNVERIFIED", "CONFLICT"})
        String state,

        @Schema(description = "Whether the purpose may process the customer's data")
        boolean permitted,

        @Schema(description = "The rule that settles it") Rule rule,

        @Schema(description = "The purpose's lawful basis; left out for an unknown purpose") @Nullable LawfulBasis basis,

        @Schema(description = "The version of the purpose that was decided on")
        int purposeVersion,

        @Schema(description = "The notice that informed the person, if any") @Nullable NoticeReference notice,

        @Schema(description = "The event that states the decision")
        String eventId,

        @Schema(description = "When the person decided") Instant decidedAt,

        @Schema(description = "When the system learnt of it")
        Instant recordedAt,

        @Schema(description = "When a grant ends by itself; left out when it does not") @Nullable Instant expiresAt) {

    /** All of a customer's consents in the order of the purposes, as they are at an instant. */
    static List<ConsentAnswer> all(CustomerState customer, Catalogue catalogue, Instant at) {
        return customer.consents().values().stream()
                .sorted(Comparator.comparing(Consent::purpose))
                .map(consent -> of(customer, consent, catalogue, at))
                .toList();
    }

    private static ConsentAnswer of(CustomerState customer, Consent consent, Catalogue catalogue, Instant at) {
        PurposeState purpose = catalogue.purpose(consent.purpose());
        Decision decision = Permission.decide(customer, catalogue, anyUseOf(consent.purpose()), at);
        return new ConsentAnswer(
                consent.purpose(),
                state(consent, catalogue, purpose, at),
                decision.permitted(),
                decision.rule(),
                decision.basis(),
                consent.evidence().purposeVersion(),
                consent.evidence().notice(),
                consent.eventId(),
                consent.evidence().decidedAt(),
                consent.recordedAt(),
                expiresAt(consent, purpose));
    }

    private static PermissionQuery anyUseOf(String purpose) {
        return new PermissionQuery(purpose, Set.of(), null, null);
    }

    private static String state(Consent consent, Catalogue catalogue, PurposeState purpose, Instant at) {
        if (!purpose.defined()) {
            return consent.status().name();
        }
        Rule standing = ConsentStanding.at(consent, catalogue, purpose, at);
        return standing == Rule.PERMITTED ? ConsentStatus.GRANTED.name() : standing.name();
    }

    private static @Nullable Instant expiresAt(Consent consent, PurposeState purpose) {
        return consent.status() == ConsentStatus.GRANTED && purpose.defined()
                ? ConsentStanding.expiry(consent, purpose.current().terms())
                : null;
    }
}
