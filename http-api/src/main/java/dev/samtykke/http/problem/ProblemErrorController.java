package dev.samtykke.http.problem;

import java.io.IOException;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The error page of the servlet container, as problem details: only the status, never an exception. */
@Hidden
@Controller
public final class ProblemErrorController implements ErrorController {

    private final ProblemWriter problems;

    /** @param problems writes the answers */
    public ProblemErrorController(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatusCode status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code && code >= 400
                        ? HttpStatusCode.valueOf(code)
                        : HttpStatusCode.valueOf(404);
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        problems.write(
                response,
                Problem.of(status, StatusProblems.type(status), StatusProblems.detail(status), path, List.of()));
    }
}
