package dev.samtykke.benchmarks.noop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The classes of this package, for the class path of a product process. */
public final class NoOpClasses {

    /** Name of the class to be taken into the product's application context. */
    public static final String CONTROLLER = NoOpController.class.getName();

    private static final List<Class<?>> CLASSES = List.of(NoOpController.class, NoOpController.Answer.class);

    private NoOpClasses() {}

    /** Copies the classes, and nothing else of the benchmarks, into a folder that may then stand on a class path. */
    public static void copyTo(Path folder) throws IOException {
        for (Class<?> copied : CLASSES) {
            String file = copied.getName().replace('.', '/') + ".class";
            Path target = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            try (InputStream bytes =
                    Objects.requireNonNull(NoOpClasses.class.getClassLoader().getResourceAsStream(file))) {
                Files.copy(bytes, target);
            }
        }
    }
}
