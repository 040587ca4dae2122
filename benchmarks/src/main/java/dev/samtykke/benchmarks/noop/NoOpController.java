package dev.samtykke.benchmarks.noop;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a request costs this server before and after anything is done: connection, filters, token, routing, JSON. The
 * paths lie where the table of the API already lets authenticated callers in.
 */
@RestController
class NoOpController {

    /** Path of {@link #post}; needs {@code consents:write}. */
    static final String POST_PATH = "/api/v1/customers/nobody/preferences/no-op";

    /** Path of {@link #get}; needs any scope. */
    static final String GET_PATH = "/api/v1/purposes/nothing/no-op";

    /** A small answer. */
    record Answer(String outcome) {}

    @PostMapping(POST_PATH)
    Answer post(@RequestBody Map<String, Object> body) {
        return new Answer(body.isEmpty() ? "empty" : "read");
    }

    @GetMapping(GET_PATH)
    Answer get() {
        return new Answer("nothing");
    }
}
