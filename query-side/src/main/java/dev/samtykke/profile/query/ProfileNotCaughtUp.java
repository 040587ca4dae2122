package dev.samtykke.profile.query;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** Customers were merged or split, and the profile cannot be read as it is after that yet. */
final class ProfileNotCaughtUp extends HttpProblem {

    private static final long serialVersionUID = 1L;

    ProfileNotCaughtUp() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "profile-not-caught-up",
                "Customers were merged or split, and the profile is not up to date with that yet; try again",
                retryAfterASecond());
    }

    private static HttpHeaders retryAfterASecond() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return headers;
    }
}
