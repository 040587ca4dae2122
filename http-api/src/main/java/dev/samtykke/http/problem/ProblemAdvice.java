package dev.samtykke.http.problem;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import dev.samtykke.http.json.FieldPath;
import dev.samtykke.rules.RuleBroken;

/** The one place where an exception of a controller becomes an answer. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    private final List<Outage> outages;

    public ProblemAdvice(ObjectProvider<Outage> outages) {
        this.outages = outages.stream().toList();
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(RuleBroken broken, WebRequest request) {
        return answer(Problem.of(broken, path(request)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(HttpProblem problem, WebRequest request) {
        String detail = problem.getMessage() == null ? "" : problem.getMessage();
        return answer(
                Problem.of(problem.status(), problem.type(), detail, path(request), List.of()), problem.headers());
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLarge tooLarge, WebRequest request) {
        return byStatus(HttpStatus.CONTENT_TOO_LARGE, new HttpHeaders(), request);
    }

    /** A parameter that Spring Security's firewall refuses, such as one with control characters in its name. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException rejected, WebRequest request) {
        return byStatus(HttpStatus.BAD_REQUEST, new HttpHeaders(), request);
    }

    /** Spring Security turns these into 401 and 403 further out. */
    @ExceptionHandler({AuthenticationException.class, AccessDeniedException.class})
    void passOn(RuntimeException denied) {
        throw denied;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unexpected(Throwable failure, WebRequest request) {
        if (outages.stream().anyMatch(outage -> outage.causedBy(failure))) {
            LOG.warn("Request failed, since something it needs is away: {}", SafeTrace.of(failure));
            return away(request);
        }
        if ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            return unwrapped(failure.getCause(), request);
        }
        LOG.error("Request failed: {}", SafeTrace.of(failure));
        return byStatus(HttpStatus.INTERNAL_SERVER_ERROR, new HttpHeaders(), request);
    }

    private static ResponseEntity<Object> away(WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "A part of the system that this request needs cannot be reached at the moment; try again later",
                        path(request),
                        List.of()),
                headers);
    }

    private @Nullable ResponseEntity<Object> unwrapped(Throwable cause, WebRequest request) {
        if (cause instanceof RuleBroken broken) {
            return broken(broken, request);
        }
        return cause instanceof HttpProblem problem ? refused(problem, request) : unexpected(cause, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge tooLarge) {
                return tooLarge(tooLarge, request);
            }
        }
        @Nullable Throwable cause = failure.getCause();
        return broken(cause == null ? UnreadableBody.missing() : UnreadableBody.explain(cause), request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return broken(new InvalidRequest(ConstraintRules.of(failure.getBindingResult())), request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return broken(new InvalidRequest(ConstraintRules.of(failure)), request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = failure instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : null;
        return broken(new InvalidRequest(name == null ? FieldPath.BODY : name, "invalid-value"), request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return broken(new InvalidRequest(failure.getParameterName(), "required"), request);
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = failure instanceof MissingRequestHeaderException header ? header.getHeaderName() : "request";
        return broken(new InvalidRequest(field, "required"), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.error("Request failed: {}", SafeTrace.of(failure));
        }
        boolean committed = request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted();
        return committed ? null : byStatus(status, headers, request);
    }

    private static ResponseEntity<Object> byStatus(HttpStatusCode status, HttpHeaders headers, WebRequest request) {
        return answer(
                Problem.of(
                        status, StatusProblems.type(status), StatusProblems.detail(status), path(request), List.of()),
                headers);
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String path(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : "";
    }
}
