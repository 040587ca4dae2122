package dev.samtykke.evidence.query.view;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** What is stored contradicts what was logged. Nothing new is proven until a person has found out why. */
public final class EvidenceLogStopped extends HttpProblem {

    private static final long serialVersionUID = 1L;

    /** Says no more than that; the log of the server and {@code GET /api/v1/evidence} say where. */
    public EvidenceLogStopped() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "evidence-log-stopped",
                "The stored history is not the one that was logged, so nothing new is signed; an operator has to look",
                new HttpHeaders());
    }
}
