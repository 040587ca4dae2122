package dev.samtykke.services;

import java.util.Map;

import org.springframework.boot.SpringApplication;

import dev.samtykke.standalone.launch.StartFailure;

/** Starts a service. */
public final class Service {

    /** What nodes must share is in MongoDB or in one folder unless a setting says otherwise. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "samtykke.events", "axon-server",
            "samtykke.evidence.store", "mongodb",
            "samtykke.evidence.keys-folder", "${samtykke.keys-folder:${samtykke.data-dir:./data}/keys}");

    private Service() {}

    /** Runs until it is stopped; ends the process with 1 when it cannot start. */
    public static void run(Class<?> service, String... arguments) {
        SpringApplication application = new SpringApplication(service);
        application.setDefaultProperties(DEFAULTS);
        try {
            application.run(arguments);
        } catch (RuntimeException | Error failure) {
            System.err.println(StartFailure.explain(failure));
            System.exit(1);
        }
    }
}
