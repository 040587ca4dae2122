package dev.samtykke.ingestion.command;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would become of one call. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallAnswer(
        String type,

        @Schema(description = "Whom it is about; left out when nobody known has one of its identifiers") @Nullable String customerId,

        @Schema(
                description =
                        "The types of identifiers in it that cannot identify anybody, such as an empty phone number")
        List<String> droppedIdentifiers,

        List<ItemAnswer> items) {}
