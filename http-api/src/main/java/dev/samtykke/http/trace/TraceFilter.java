package dev.samtykke.http.trace;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a trace id: that of the header {@code traceparent} (W3C Trace Context level 1) where it is valid,
 * else a fresh one. It is in the log context as {@value #MDC_KEY} and goes back in the header {@value #HEADER}.
 */
public final class TraceFilter extends OncePerRequestFilter {

    /** Response header with the trace id. */
    public static final String HEADER = "Samtykke-Trace";

    /** Key of the trace id in the log context. */
    public static final String MDC_KEY = "traceId";

    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final String INVALID = "0".repeat(32);

    private final SecureRandom random;

    /** @param random makes fresh trace ids */
    public TraceFilter(SecureRandom random) {
        this.random = random;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String traceId = traceId(request);
        request.setAttribute(RequestContext.TRACE_ATTRIBUTE, traceId);
        response.setHeader(HEADER, traceId);
        try (MDC.MDCCloseable ignored = MDC.putCloseable(MDC_KEY, traceId)) {
            chain.doFilter(request, response);
        }
    }

    private String traceId(HttpServletRequest request) {
        if (request.getAttribute(RequestContext.TRACE_ATTRIBUTE) instanceof String earlier) {
            return earlier;
        }
        @Nullable String header = request.getHeader("traceparent");
        Matcher given = TRACEPARENT.matcher(header == null ? "" : header);
        return given.matches() && !given.group(1).equals(INVALID) ? given.group(1) : fresh();
    }

    private String fresh() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
