package dev.samtykke.projection.query;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.projection.DeadLetter;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.RetryResult;
import dev.samtykke.query.api.Page;
import dev.samtykke.query.api.Slug;

/** Dead letters of projections over HTTP. */
@RestController
@RequestMapping("/api/v1/projections/{name}/dead-letters")
@Tag(name = "Projections", description = "The documents that reads are answered from, and how far they have got")
class DeadLetterController {

    private final Projections projections;

    DeadLetterController(Projections projections) {
        this.projections = projections;
    }

    @GetMapping
    @Operation(
            summary = "List the streams that a projection could not go on with",
            description =
                    "The event that failed and why, as the class of the failure: a message might quote the event. "
                            + "The other streams go on.")
    DeadLettersAnswer list(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String name,
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "The answer's next of the page before")
                    @RequestParam(defaultValue = "")
                    @Size(max = 200) String after) {
        Page<DeadLetter> page = Page.of(limit, projections.deadLetters(name, after, limit + 1), DeadLetter::stream);
        return new DeadLettersAnswer(page.items(), page.next());
    }

    @PostMapping("/retries")
    @Operation(
            summary = "Project streams again that were set aside",
            description = "One stream, or all of them when none is named.")
    RetryResult retry(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String name,
            @RequestBody(required = false) @Valid @Nullable Retry retry) {
        return projections.retry(name, retry == null ? null : retry.stream());
    }

    /** Body of a retry. */
    record Retry(
            @Schema(description = "The stream to try again; all when left out") @Nullable @Size(max = 200) String stream) {}

    /** A page of dead letters. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadLettersAnswer(
            List<DeadLetter> deadLetters,

            @Schema(description = "For the parameter after of the next page; left out on the last one") @Nullable String next) {}
}
