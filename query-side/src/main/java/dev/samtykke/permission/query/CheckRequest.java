package dev.samtykke.permission.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.query.api.Slug;

/** Body of {@code POST /api/v1/permissions/check}. */
@Schema(example = """
        {"checks": [{"subject": {"customerId": "7f2b3a52-0c4e-4f0a-9b37-3f1d1f6c2a10"}, "purpose": "newsletter"},
                    {"subject": {"identifiers": [{"type": "email", "value": "anna@example.org"}]},
                     "purpose": "newsletter", "categories": ["contact"], "channel": "email"}]}""")
record CheckRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Check> checks) {

    /** One question. */
    record Check(
            @NotNull @Valid Who subject,

            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String purpose,

            @Schema(description = "The categories of data asked for; whatever the purpose covers when left out")
            @Nullable @Size(max = 100) Set<@NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String> categories,

            @Schema(description = "The system that would receive the data; left out when it stays inside")
            @Nullable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String destination,

            @Schema(description = "The channel on which the person would be contacted; left out when they would not")
            @Nullable @Pattern(regexp = Slug.NAME_FORM, message = Slug.NAME_RULE) String channel,

            @Schema(description = "When; now when left out") @Nullable Instant at) {}

    /** Whom a question is about: a customer id, or identifiers that point to one. */
    record Who(
            @Nullable UUID customerId,
            @Nullable @Size(max = 20) List<@NotNull @Valid GivenIdentifier> identifiers) {}

    /** An identifier as a caller writes it. */
    record GivenIdentifier(
            @Schema(
                    description = "Kind of identifier",
                    allowableValues = {
                        "user_id",
                        "email",
                        "phone",
                        "loyalty_id",
                        "external_id",
                        "social_id",
                        "device_id",
                        "anonymous_id"
                    })
            @NotNull String type,

            @NotNull @Size(max = 1000) String value) {

        @Override
        public String toString() {
            return "GivenIdentifier[type=" + type + ", value=•••]";
        }
    }
}
