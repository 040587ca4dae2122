package dev.samtykke.services;

import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

import dev.samtykke.standalone.config.SettingMissing;
import dev.samtykke.standalone.launch.StartFailure;

/** Starts a service. */
public final class Service {

    /** What nodes must share is in MongoDB or in one folder unless a setting says otherwise. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "samtykke.events", "axon-server",
            "samtykke.evidence.store", "mongodb",
            "samtykke.evidence.keys-folder", "${samtykke.keys-folder:${samtykke.data-dir:./data}/keys}");

    /** A service issues no tokens, and keeps nothing for itself. */
    private static final List<String> NEEDED =
            List.of("samtykke.issuer-uri", "samtykke.mongodb.uri", "samtykke.axon-server.address");

    private Service() {}

    /** Runs until it is stopped; ends the process with 1 when it cannot start. */
    public static void run(Class<?> service, String... arguments) {
        SpringApplication application = new SpringApplication(service);
        application.setDefaultProperties(DEFAULTS);
        application.addListeners(new Needed());
        try {
            application.run(arguments);
        } catch (RuntimeException | Error failure) {
            System.err.println(StartFailure.explain(failure));
            System.exit(1);
        }
    }

    /** Looks before anything is opened. */
    private static final class Needed implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
            NEEDED.stream()
                    .filter(setting ->
                            prepared.getEnvironment().getProperty(setting, "").isBlank())
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new SettingMissing(missing, "a service");
                    });
        }
    }
}
