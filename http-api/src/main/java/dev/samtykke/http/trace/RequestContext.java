package dev.samtykke.http.trace;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Under which trace a request runs and who sent it; a controller takes it as a parameter and hands it to the commands
 * that it dispatches.
 *
 * @param traceId 32 lower-case hex digits (W3C Trace Context), from the header {@code traceparent} or made here
 * @param actor the client that the bearer token was issued to, or {@value #ANONYMOUS}
 */
public record RequestContext(String traceId, String actor) {

    /** The actor of a request without a token. */
    public static final String ANONYMOUS = "anonymous";

    static final String TRACE_ATTRIBUTE = RequestContext.class.getName() + ".traceId";

    /**
     * The context of a request that went through the {@link TraceFilter}.
     *
     * @throws IllegalStateException when it did not
     */
    public static RequestContext of(HttpServletRequest request) {
        if (!(request.getAttribute(TRACE_ATTRIBUTE) instanceof String traceId)) {
            throw new IllegalStateException("The request has no trace: the trace filter is missing");
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return new RequestContext(traceId, caller == null ? ANONYMOUS : caller.getName());
    }
}
