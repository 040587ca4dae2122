package dev.samtykke.http.json;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.samtykke.http.problem.BodyTooLarge;

/** Refuses a body that is declared, or turns out while it is read, to be larger than the limit: HTTP 413. */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final long limit;

    /** @param limit the largest body that is read */
    public BodyLimitFilter(DataSize limit) {
        this.limit = limit.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            throw new BodyTooLarge();
        }
        chain.doFilter(new LimitedRequest(request, limit), response);
    }
}
