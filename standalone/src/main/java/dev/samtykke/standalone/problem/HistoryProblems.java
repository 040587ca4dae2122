package dev.samtykke.standalone.problem;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.eventstore.StoreStoppedException;
import dev.samtykke.http.problem.Problem;
import dev.samtykke.http.problem.SafeTrace;

/**
 * Tells a caller that the history is out of reach, or takes nothing more, and whether what was asked for may have
 * happened all the same.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class HistoryProblems {

    private static final Logger log = LoggerFactory.getLogger(HistoryProblems.class);
    private static final String SECONDS = "2";
    private static final String UNCHANGED = "The history cannot be reached at the moment; nothing was changed";
    private static final String IN_DOUBT = "Whether this was recorded is not known yet; send it again under the same "
            + "Idempotency-Key and the answer tells";

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(HistoryUnavailable unavailable, HttpServletRequest request) {
        return answer(unavailable, unavailable.isInDoubt(), request);
    }

    /** After a failed write, until the process is started anew. */
    @ExceptionHandler
    ResponseEntity<Problem> stopped(StoreStoppedException stopped, HttpServletRequest request) {
        return answer(stopped, stopped.isInDoubt(), request);
    }

    private static ResponseEntity<Problem> answer(Exception failure, boolean inDoubt, HttpServletRequest request) {
        log.warn("The history cannot be used: {}", SafeTrace.of(failure));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        inDoubt ? "outcome-unknown" : "unavailable",
                        inDoubt ? IN_DOUBT : UNCHANGED,
                        request.getRequestURI(),
                        List.of()));
    }
}
