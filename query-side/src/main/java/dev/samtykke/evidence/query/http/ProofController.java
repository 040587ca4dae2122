package dev.samtykke.evidence.query.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.query.receipt.ConsentReceipts;
import dev.samtykke.evidence.query.view.CoveringLog;
import dev.samtykke.evidence.query.view.CurrentLog;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.StreamFollower;

/** Proofs and receipts of single events. A request waits until a checkpoint covers its event. */
@RestController
@Tag(name = "Evidence", description = "Proofs that can be checked without this server")
public class ProofController {

    private static final MediaType PROOF = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final EventPositions positions;
    private final CoveringLog log;
    private final CurrentLog current;
    private final ConsentReceipts receipts;

    /** @param current tells the log's keys */
    public ProofController(EventPositions positions, CoveringLog log, CurrentLog current, ConsentReceipts receipts) {
        this.positions = positions;
        this.log = log;
        this.current = current;
        this.receipts = receipts;
    }

    @GetMapping("/api/v1/events/{eventId}/proof")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Prove that an event is in the log",
            description = "An inclusion proof with the log's signed checkpoint, as text (c2sp.org/tlog-proof@v1).")
    ResponseEntity<byte[]> proof(@PathVariable UUID eventId) {
        long position = position(eventId);
        String proof = log.covering(position).tlogProof(position).format();
        return answer(PROOF, "proof-" + eventId + ".txt", proof.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/v1/events/{eventId}/receipt")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Give a receipt of a consent decision",
            description =
                    "The decision with its evidence and the proof that it is in the log, for the offline verifier. "
                            + "As application/ld+json a receipt by ISO/IEC TS 27560 in the W3C Data Privacy Vocabulary, with "
                            + "format=kantara one by the Kantara Consent Receipt Specification 1.1.0.")
    ResponseEntity<byte[]> receipt(
            @PathVariable UUID eventId,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader HttpHeaders headers) {
        long position = position(eventId);
        ReceiptForm form = ReceiptForm.asked(format, headers.getAccept());
        LogView view = log.covering(position);
        List<VerifierKey> keys = current.signers(view);
        byte[] receipt = switch (form) {
            case SIGNED -> receipts.signed(position, view, keys);
            case LINKED -> receipts.linked(position, view, keys);
            case KANTARA -> receipts.kantara(position, view, keys);
        };
        return answer(form.mediaType(), "receipt-" + eventId + form.extension(), receipt);
    }

    private long position(UUID eventId) {
        return positions.positionOf(eventId.toString()).orElseThrow(UnknownEvent::new);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, String fileName, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .body(body);
    }
}
