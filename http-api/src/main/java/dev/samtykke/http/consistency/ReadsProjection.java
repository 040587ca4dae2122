package dev.samtykke.http.consistency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller method, or a controller, that answers from a projection. A caller may then send {@value
 * AfterPosition#HEADER} to read its own writes.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsProjection {

    /** Stable name of the projection. */
    String value();
}
