package dev.samtykke.notice.query;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.notice.NoticeState;

/** A notice with its versions. */
record NoticeAnswer(
        @Schema(example = "terms") String id,

        @Schema(description = "The newest version, counted from 1 over all languages", example = "3")
        int version,

        @Schema(description = "All versions, oldest first") List<NoticeVersionAnswer> versions) {

    static NoticeAnswer of(NoticeState state) {
        return new NoticeAnswer(
                state.notice(),
                state.versions().size(),
                state.versions().stream().map(NoticeVersionAnswer::of).toList());
    }

    /** A page of notices. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticesAnswer(
            List<NoticeAnswer> notices,

            @Schema(description = "For the parameter after of the next page; left out on the last one") @Nullable String next) {}
}
