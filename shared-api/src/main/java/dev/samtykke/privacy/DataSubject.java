package dev.samtykke.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the record component that holds the id of the person (GDPR art. 4(1)) whose key encrypts the {@link
 * PersonalText} components of the same message. A message with personal values has exactly one.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DataSubject {}
