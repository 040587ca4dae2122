package dev.samtykke.evidence.query.receipt;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** What the event said was erased with its person's keys; its proof is left. */
public final class PayloadErased extends HttpProblem {

    private static final long serialVersionUID = 1L;

    PayloadErased() {
        super(
                HttpStatus.GONE,
                "payload-erased",
                "What the event said was erased; that there was such an event can still be proven",
                new HttpHeaders());
    }
}
