package dev.samtykke.evidence.query.http;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.query.bundle.CustomerEvidence;
import dev.samtykke.evidence.query.bundle.Person;
import dev.samtykke.evidence.query.timestamp.Timestamps;
import dev.samtykke.evidence.query.view.CoveringLog;
import dev.samtykke.evidence.query.view.CurrentLog;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.StreamFollower;

/** The evidence of a customer as one file. */
@RestController
@Tag(name = "Evidence")
public class EvidenceController {

    private final EventStreams streams;
    private final EventPositions positions;
    private final CoveringLog log;
    private final CurrentLog current;
    private final Timestamps timestamps;
    private final CustomerEvidence evidence;

    /** @param current tells the log's keys */
    public EvidenceController(
            EventStreams streams,
            EventPositions positions,
            CoveringLog log,
            CurrentLog current,
            Timestamps timestamps,
            CustomerEvidence evidence) {
        this.streams = streams;
        this.positions = positions;
        this.log = log;
        this.current = current;
        this.timestamps = timestamps;
        this.evidence = evidence;
    }

    @GetMapping("/api/v1/customers/{id}/evidence")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Export everything that proves a customer's history",
            description = "One file with all events of the customer, of all customers that were merged into it and of "
                    + "all their identifiers, and the proofs that there are no others; the offline verifier checks it. "
                    + "It covers at least every event that was stored before the request.")
    ResponseEntity<byte[]> evidence(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean redact) {
        Person person = Person.of(streams, id.toString());
        LogView view = log.cosigned(positions.head());
        byte[] bundle = evidence.bundle(person, current.base(view, timestamps.latest()), redact);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence-" + id + ".json\"")
                .body(bundle);
    }
}
