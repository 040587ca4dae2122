package dev.samtykke.stories;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A story with a {@link Way} as its parameter, told for each of them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(Way.class)
@ExtendWith(InEveryWay.StoppedAtTheEnd.class)
@interface InEveryWay {

    /** What runs for the stories is stopped when the last of all tests is through. */
    final class StoppedAtTheEnd implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext story) {
            story.getRoot().getStore(Namespace.create(Way.class)).computeIfAbsent("end", end ->
                    (AutoCloseable) Way::stopAll);
        }
    }
}
