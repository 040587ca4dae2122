package dev.samtykke.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the record component that holds the id of the person (GDPR art. 4(1)) whose key encrypts the {@link
 * PersonalText} components of the same message: a {@code String} or {@code UUID} component of the message itself. A
 * message with personal values has exactly one. A message without any may have one too: then the salt of its commitment
 * goes with the person's key. What is recorded after a person's erasure has none, as there is no key left.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DataSubject {}
