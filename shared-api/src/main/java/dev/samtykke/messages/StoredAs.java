package dev.samtykke.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which a record is stored. Both are a contract with every stored history: a class may be
 * renamed or moved freely, its stored name may not, and a changed shape gets a new revision and an upcaster.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredAs {

    /** The stable name, a slug such as {@code consent-granted}. */
    String name();

    /** The revision of the shape, counted from 1. */
    int revision() default 1;
}
