package dev.samtykke.http.problem;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details where Spring MVC is not reached: in filters and in the container's error page. */
public final class ProblemWriter {

    private final JsonMapper json;

    /** @param json how the problem is written */
    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /**
     * Answers with a problem; what was written to the response before is dropped, its headers stay.
     *
     * @throws IOException when the caller is gone
     */
    public void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String type, String detail)
            throws IOException {
        write(response, Problem.of(status, type, detail, request.getRequestURI(), List.of()));
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
