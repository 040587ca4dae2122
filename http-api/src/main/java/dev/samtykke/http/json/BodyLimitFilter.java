package dev.samtykke.http.json;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.samtykke.http.problem.BodyTooLarge;

/** Refuses a body that is declared, or turns out while it is read, to be larger than the limit: HTTP 413. */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final DataSize limit;
    private final List<LargeBody> exceptions;

    /**
     * @param limit the largest body that is read
     * @param exceptions where larger ones are
     */
    public BodyLimitFilter(DataSize limit, List<LargeBody> exceptions) {
        this.limit = limit;
        this.exceptions = List.copyOf(exceptions);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = limit(request.getRequestURI());
        if (request.getContentLengthLong() > most) {
            throw new BodyTooLarge();
        }
        chain.doFilter(new LimitedRequest(request, most), response);
    }

    private long limit(String uri) {
        return exceptions.stream()
                .filter(large -> large.isFor(uri))
                .findFirst()
                .map(LargeBody::limit)
                .orElse(limit)
                .toBytes();
    }
}
