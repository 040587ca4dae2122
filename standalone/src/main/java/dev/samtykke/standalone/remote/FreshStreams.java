package dev.samtykke.standalone.remote;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.samtykke.eventsourcing.History;
import dev.samtykke.http.consistency.AfterPosition;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.query.api.ProjectionNames;

/**
 * What is answered from folded streams is answered from all that was acknowledged before the request came, whichever
 * process recorded it: a withdrawal counts at once.
 */
public final class FreshStreams implements HandlerInterceptor {

    private final History history;

    public FreshStreams(History history) {
        this.history = history;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            @Nullable ReadsProjection reads = AfterPosition.projection(method);
            if (reads == null ? isOfCommandSide(method) : isFromStreams(reads.value())) {
                history.catchUp();
            }
        }
        return true;
    }

    /** It has no projections: what it answers or looks at, such as whether a write key is valid, is in streams. */
    private static boolean isOfCommandSide(HandlerMethod method) {
        return method.getBeanType().getPackageName().endsWith(".command");
    }

    private static boolean isFromStreams(String projection) {
        return projection.equals(StreamFollower.STREAMS) || projection.equals(ProjectionNames.PROFILE);
    }
}
