package dev.samtykke.notice.query;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** The archived words of a notice are not those that were published: nobody may take them for evidence. */
final class NoticeTextDamaged extends HttpProblem {

    private static final long serialVersionUID = 1L;

    NoticeTextDamaged(String notice, int version) {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "notice-text-damaged",
                "The archived bytes of version " + version + " of the notice '" + notice
                        + "' do not have the SHA-256 that was recorded when it was published",
                new HttpHeaders());
    }
}
