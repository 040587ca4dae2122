package dev.samtykke.http.json;

import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * An endpoint whose body may be larger than others', since it is read piece by piece and never held as a whole. A bean of
 * this type makes it so.
 *
 * @param path which endpoint
 * @param limit the largest body that it reads
 */
public record LargeBody(PathPattern path, DataSize limit) {

    /** An endpoint by its path template. */
    public static LargeBody of(String template, DataSize limit) {
        return new LargeBody(PathPatternParser.defaultInstance.parse(template), limit);
    }

    boolean isFor(String uri) {
        return path.matches(PathContainer.parsePath(uri));
    }
}
