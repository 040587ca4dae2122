package dev.samtykke.consent.command;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.http.problem.Problem;

/** What became of one line of an import. Holds nothing that the line said about the person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineResult(
        @Schema(description = "Its place in the file, from 1")
        long line,

        Status status,

        @Schema(description = "Whose decisions they are; when applied") @Nullable String customerId,

        @Schema(description = "As POST /api/v1/consents answers; when applied") @Nullable List<ConsentController.RecordedDecision> decisions,

        @Schema(description = "Which field breaks which rule; when refused") @Nullable Problem problem) {

    /** Whether the line has an effect. */
    enum Status {
        applied,
        refused
    }

    static LineResult applied(long line, ConsentController.Recorded recorded) {
        return new LineResult(line, Status.applied, recorded.customerId(), recorded.decisions(), null);
    }

    static LineResult refused(long line, Problem problem) {
        return new LineResult(line, Status.refused, null, null, problem);
    }

    @JsonIgnore
    boolean isUnverified() {
        return decisions != null
                && decisions.stream().anyMatch(decision -> decision.state().equals(ConsentsAnswer.UNVERIFIED));
    }
}
