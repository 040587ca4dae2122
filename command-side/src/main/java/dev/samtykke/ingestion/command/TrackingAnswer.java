package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.ingestion.command.TrackedBatch.Rejected;

/** What became of the calls of a request. SDKs look at {@code success} only; the rest is for people. */
record TrackingAnswer(
        @Schema(description = "The calls need not be sent again")
        boolean success,

        @Schema(description = "Calls that were taken in now")
        int accepted,

        @Schema(description = "Calls that had been taken in before")
        int duplicates,

        @Schema(description = "Calls that cannot be taken in")
        int rejected,

        @Schema(description = "Traits, events and properties of which something is kept")
        int kept,

        @Schema(description = "Those of which nothing is kept")
        int withheld,

        @Schema(description = "The calls of which something was withheld, and those that were rejected")
        List<CallReport> calls,

        long position)
        implements Positioned {

    /** What there is to say of one call. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallReport(
            @Schema(description = "Its place in the batch, from 0")
            int index,

            @Schema(description = "How many of its items were kept") @Nullable Integer kept,

            @Schema(description = "How many were withheld") @Nullable Integer withheld,

            @Schema(description = "The field that keeps it from being taken in") @Nullable String field,

            @Schema(description = "The rule that the field breaks") @Nullable String rule) {}

    static TrackingAnswer of(TrackedBatch batch, List<CallResult> results, long position) {
        List<CallReport> reports = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            CallResult result = results.get(i);
            if (result.withheld() > 0) {
                reports.add(new CallReport(batch.places().get(i), result.kept(), result.withheld(), null, null));
            }
        }
        for (Rejected rejected : batch.rejected()) {
            reports.add(new CallReport(
                    rejected.index(),
                    null,
                    null,
                    rejected.violation().field(),
                    rejected.violation().rule()));
        }
        reports.sort(Comparator.comparing(CallReport::index));
        int duplicates = (int) results.stream().filter(CallResult::duplicate).count();
        return new TrackingAnswer(
                true,
                results.size() - duplicates,
                duplicates,
                batch.rejected().size(),
                results.stream().mapToInt(CallResult::kept).sum(),
                results.stream().mapToInt(CallResult::withheld).sum(),
                reports,
                position);
    }
}
