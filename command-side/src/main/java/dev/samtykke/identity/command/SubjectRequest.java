package dev.samtykke.identity.command;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whom a request is about: a customer id, identifiers, or both. */
public record SubjectRequest(
        @Nullable UUID customerId, @Nullable @Size(max = 20) List<@NotNull @Valid IdentifierRequest> identifiers) {

    /** An identifier as a caller writes it. */
    public record IdentifierRequest(
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
            return "IdentifierRequest[type=" + type + ", value=•••]";
        }
    }
}
