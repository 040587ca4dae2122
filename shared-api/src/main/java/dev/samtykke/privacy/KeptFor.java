package dev.samtykke.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the retention class of a {@link PersonalText} component. Every retention class of a person has a key of its
 * own, so that data kept under a legal obligation outlives the rest (GDPR art. 17(3)(b)). Without this annotation the
 * class is {@value #PROFILE}.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface KeptFor {

    /** The retention class of everything that is not kept for a reason of its own. */
    String PROFILE = "profile";

    /** The retention class, a slug. */
    String value();
}
