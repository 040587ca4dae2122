package dev.samtykke.consent.command;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** An upload ended before its last byte. What was applied stays; the same request may be sent again. */
final class ImportBrokeOff extends HttpProblem {

    private static final long serialVersionUID = 1L;

    ImportBrokeOff() {
        super(
                HttpStatus.BAD_REQUEST,
                "import-broke-off",
                "The upload ended before its last byte; send the same file under the same id again.",
                HttpHeaders.EMPTY);
    }
}
