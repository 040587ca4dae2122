package dev.samtykke.stories;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What runs for several stories is stopped when the last of all tests is through. */
final class StoppedAtTheEnd implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext story) {
        story.getRoot().getStore(Namespace.create(StoppedAtTheEnd.class)).computeIfAbsent("end", end ->
                (AutoCloseable) StoppedAtTheEnd::stop);
    }

    private static void stop() {
        KeycloakInstallation.stop();
        Way.stopAll();
    }
}
