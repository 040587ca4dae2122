package dev.samtykke.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Tells browsers that nothing here may load or frame anything; the API page may load its own files. */
public final class ContentPolicy implements HeaderWriter {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    // Swagger UI sets styles in attributes and has images as data.
    private static final String API_PAGE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean apiPage = request.getRequestURI().startsWith("/swagger-ui");
        response.setHeader("Content-Security-Policy", apiPage ? API_PAGE : NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
