package dev.samtykke.purpose.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;

/** Body of {@code PUT /api/v1/purposes/{id}}; see {@link PurposeTerms}. */
@Schema(example = """
        {"title": "Newsletter", "description": "News about our products by e-mail", "lawfulBasis": "CONSENT",
         "dataCategories": ["contact"], "retention": "P3Y", "validity": "P2Y"}""")
record PurposeRequest(
        @Schema(description = "Short name that people read") @NotBlank @Size(max = 200) String title,

        @Schema(description = "What the data is used for, in plain words (GDPR art. 5(1)(b))")
        @NotBlank @Size(max = 4000) String description,

        @Schema(description = "GDPR art. 6(1)") @NotNull LawfulBasis lawfulBasis,

        @Schema(description = "What the basis must state; may be left out for CONSENT") @Nullable @Valid Basis basis,

        @Schema(description = "Categories of data that it may use") @Nullable @Size(max = 100) List<@NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String> dataCategories,

        @Schema(type = "string", example = "P3Y", description = "How long data is kept, ISO 8601") @NotNull Period retention,

        @Schema(type = "string", example = "P2Y", description = "How long a consent holds; for ever when left out")
        @Nullable Period validity,

        @Schema(description = "An objection to it can never be overridden (GDPR art. 21(3))") @Nullable Boolean directMarketing,

        @Schema(description = "Consent must be explicit (GDPR art. 9(2)(a))") @Nullable Boolean explicitRequired,

        @Schema(description = "Imported grants without full evidence permit") @Nullable Boolean acceptsUnverified,

        @Schema(description = "Storage or legal claims, which a restriction allows (GDPR art. 18(2))") @Nullable Boolean survivesRestriction,

        @Schema(description = "For a revision: people must be asked again. True when left out") @Nullable Boolean material) {

    DefinePurpose toCommand(String id) {
        return new DefinePurpose(id, terms(), !Boolean.FALSE.equals(material));
    }

    private PurposeTerms terms() {
        return new PurposeTerms(
                title,
                description,
                lawfulBasis,
                basis == null ? BasisTerms.NONE : basis.terms(),
                dataCategories == null ? List.of() : List.copyOf(dataCategories),
                retention,
                validity,
                Boolean.TRUE.equals(directMarketing),
                Boolean.TRUE.equals(explicitRequired),
                Boolean.TRUE.equals(acceptsUnverified),
                Boolean.TRUE.equals(survivesRestriction));
    }

    /** What each lawful basis must state; see {@link BasisTerms}. */
    record Basis(
            @Schema(description = "CONSENT: a grant must name a notice; true when left out") @Nullable Boolean noticeRequired,

            @Schema(description = "CONTRACT: the kind of contract")
            @Nullable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String contractType,

            @Schema(description = "LEGITIMATE_INTERESTS: where the balancing assessment is kept")
            @Nullable @Size(max = 500) String assessmentReference,

            @Schema(description = "LEGITIMATE_INTERESTS: the day of that assessment") @Nullable LocalDate assessmentDate,

            @Schema(description = "LEGAL_OBLIGATION: the law") @Nullable @Size(max = 500) String law,

            @Schema(description = "LEGAL_OBLIGATION: its article") @Nullable @Size(max = 100) String article,

            @Schema(description = "LEGAL_OBLIGATION: from when it obliges") @Nullable Instant inForceFrom,

            @Schema(description = "LEGAL_OBLIGATION: until when, exclusive") @Nullable Instant inForceUntil,

            @Schema(description = "PUBLIC_TASK: the task") @Nullable @Size(max = 500) String task,

            @Schema(description = "PUBLIC_TASK: the law that lays it down (GDPR art. 6(3))") @Nullable @Size(max = 500) String legalGround,

            @Schema(description = "VITAL_INTERESTS: the kind of emergency")
            @Nullable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String emergency) {

        BasisTerms terms() {
            // A stated default is no other terms than an unstated one.
            Boolean notice = Objects.equals(noticeRequired, true) ? null : noticeRequired;
            return new BasisTerms(
                    notice,
                    contractType,
                    assessmentReference,
                    assessmentDate,
                    law,
                    article,
                    inForceFrom,
                    inForceUntil,
                    task,
                    legalGround,
                    emergency);
        }
    }
}
