package dev.samtykke.http.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers for what fails outside of the controllers, in filters, so that the container neither writes its own error page
 * nor logs a message that may quote the request.
 */
public final class LastResortFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResortFilter.class);

    private final ProblemWriter problems;

    /** @param problems writes the answers */
    public LastResortFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (BodyTooLarge tooLarge) {
            answer(request, response, HttpStatus.CONTENT_TOO_LARGE);
        } catch (RequestRejectedException rejected) {
            answer(request, response, HttpStatus.BAD_REQUEST);
        } catch (InvalidParameterException unreadableForm) {
            answer(request, response, HttpStatus.valueOf(unreadableForm.getErrorCode()));
        } catch (AuthenticationServiceException issuerAway) {
            LOG.warn("Tokens cannot be validated: {}", SafeTrace.of(issuerAway));
            response.setHeader("Retry-After", "5");
            answer(request, response, HttpStatus.SERVICE_UNAVAILABLE);
        } catch (IOException | ServletException | RuntimeException failure) {
            LOG.error("Request failed: {}", SafeTrace.of(failure));
            answer(request, response, HttpStatus.INTERNAL_SERVER_ERROR);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            // The status is out already: only a broken connection still tells the caller that the body is not whole.
            throw new ServletException("The answer was begun and cannot be finished");
        }
        problems.write(request, response, status, StatusProblems.type(status), StatusProblems.detail(status));
    }
}
