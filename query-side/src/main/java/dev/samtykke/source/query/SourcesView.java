package dev.samtykke.source.query;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of sources. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourcesView(
        List<SourceView> sources,

        @Schema(description = "For the parameter after of the next page; left out on the last one") @Nullable String next) {}
