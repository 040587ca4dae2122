package dev.samtykke.evidence.query.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

import dev.samtykke.http.problem.InvalidRequest;

/** The forms in which a receipt is given. */
enum ReceiptForm {
    /** The evidence log's own, for the offline verifier. */
    SIGNED(MediaType.APPLICATION_JSON, ".json"),
    /** ISO/IEC TS 27560 in JSON-LD. */
    LINKED(MediaType.parseMediaType("application/ld+json"), ".jsonld"),
    /** Kantara Consent Receipt Specification 1.1.0. */
    KANTARA(MediaType.APPLICATION_JSON, ".json");

    private static final String KANTARA_FORMAT = "kantara";

    private final MediaType mediaType;
    private final String extension;

    ReceiptForm(MediaType mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    MediaType mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /**
     * The form that a caller asks for by parameter, or else by its first choice of media types.
     *
     * @throws InvalidRequest if the parameter names no form
     * @throws ResponseStatusException if no form has an acceptable media type
     */
    static ReceiptForm asked(@Nullable String format, List<MediaType> accepted) {
        if (format != null) {
            if (!format.equals(KANTARA_FORMAT)) {
                throw new InvalidRequest("format", "invalid-value");
            }
            return KANTARA;
        }
        List<MediaType> choices = new ArrayList<>(accepted.isEmpty() ? List.of(MediaType.ALL) : accepted);
        choices.sort(Comparator.comparingDouble(MediaType::getQualityValue).reversed());
        return choices.stream()
                .flatMap(choice -> Stream.of(SIGNED, LINKED).filter(form -> choice.includes(form.mediaType)))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_ACCEPTABLE));
    }
}
