package dev.samtykke.notice.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.notice.UnknownNotice;
import dev.samtykke.notice.UnknownNoticeVersion;
import dev.samtykke.notice.query.NoticeAnswer.NoticesAnswer;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.query.api.Page;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.query.api.Slug;

/** Notices over HTTP. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Notices", description = "The exact words that inform people of purposes")
class NoticeController {

    private final Projections projections;
    private final EventStreams streams;
    private final NoticeTexts texts;

    NoticeController(Projections projections, EventStreams streams) {
        this.projections = projections;
        this.streams = streams;
        this.texts = new NoticeTexts(streams);
    }

    @GetMapping
    @ReadsProjection(ProjectionNames.NOTICE)
    @Operation(summary = "List notices", description = "In the order of their ids.")
    NoticesAnswer list(
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(description = "The answer's next of the page before")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = Slug.FORM + "|", message = Slug.RULE) String after) {
        Page<NoticeState> page = Page.of(
                limit,
                projections
                        .documents(ProjectionNames.NOTICE)
                        .find(Filters.gt("_id", Streams.NOTICE.streamId(after)))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit + 1)
                        .map(document -> Pictures.state(document, NoticeState.class))
                        .into(new ArrayList<>()),
                NoticeState::notice);
        return new NoticesAnswer(page.items().stream().map(NoticeAnswer::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(summary = "Read a notice with all its versions")
    NoticeAnswer one(@PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id) {
        return NoticeAnswer.of(notice(id));
    }

    @GetMapping(value = "/{id}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Read one version of a notice",
            description = "As application/json what is known of it; as text/plain the exact bytes that people were "
                    + "shown. Those are hashed again at each read and refused when they are not what was published; "
                    + "their SHA-256 is the ETag (hex) and in Repr-Digest (RFC 9530).")
    NoticeVersionAnswer version(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @PathVariable @Min(1) int version) {
        return notice(id)
                .version(version)
                .map(NoticeVersionAnswer::of)
                .orElseThrow(() -> UnknownNoticeVersion.named(id, version));
    }

    @GetMapping(value = "/{id}/versions/{version}", produces = MediaType.TEXT_PLAIN_VALUE)
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(summary = "Read one version of a notice")
    ResponseEntity<byte[]> text(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @PathVariable @Min(1) int version) {
        notice(id);
        NoticePublished published = texts.find(id, version).orElseThrow(() -> UnknownNoticeVersion.named(id, version));
        ArchivedText text = ArchivedText.of(published);
        return ResponseEntity.ok()
                .eTag('"' + published.sha256() + '"')
                .header("Repr-Digest", text.reprDigest())
                .header("Content-Language", published.language())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(text.bytes());
    }

    private NoticeState notice(String id) {
        NoticeState state = streams.state(Streams.NOTICE, id);
        if (!state.published()) {
            throw UnknownNotice.named(id);
        }
        return state;
    }
}
