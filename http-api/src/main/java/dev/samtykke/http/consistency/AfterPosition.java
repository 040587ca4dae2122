package dev.samtykke.http.consistency;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.samtykke.http.problem.InvalidRequest;

/**
 * Honours the request header {@value #HEADER}: waits until the projection behind a read has seen that position. A read
 * that has no projection to wait for refuses the header, since ignoring it would answer with old data.
 */
public final class AfterPosition implements HandlerInterceptor {

    /** The request header: a position as {@link Positioned#HEADER} told it. */
    public static final String HEADER = "Samtykke-After";

    /** How many requests may wait at once; further ones are turned away, so that waiting never takes every thread. */
    private static final int MOST_WAITING = 64;

    private final ReadYourWrites projections;
    private final Duration longest;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * @param projections what to wait for
     * @param longest how long a request waits at most
     */
    public AfterPosition(ReadYourWrites projections, Duration longest) {
        this.projections = projections;
        this.longest = longest;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String header = request.getHeader(HEADER);
        if (header != null && handler instanceof HandlerMethod method) {
            @Nullable ReadsProjection projection = projection(method);
            if (projection != null) {
                await(projection.value(), position(header));
            } else if (request.getMethod().equals(HttpMethod.GET.name())) {
                throw new InvalidRequest(HEADER, "unsupported-here");
            }
        }
        return true;
    }

    private void await(String projection, long position) {
        if (projections.await(projection, position, Duration.ZERO)) {
            return;
        }
        if (!waiting.tryAcquire()) {
            throw new NotCaughtUp();
        }
        try {
            if (!projections.await(projection, position, longest)) {
                throw new NotCaughtUp();
            }
        } finally {
            waiting.release();
        }
    }

    /** The projection that a controller method reads, if it says so. */
    public static @Nullable ReadsProjection projection(HandlerMethod method) {
        @Nullable ReadsProjection own = method.getMethodAnnotation(ReadsProjection.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), ReadsProjection.class);
    }

    private static long position(String header) {
        if (!header.matches("[0-9]{1,18}")) {
            throw new InvalidRequest(HEADER, "invalid-value");
        }
        return Long.parseLong(header);
    }
}
