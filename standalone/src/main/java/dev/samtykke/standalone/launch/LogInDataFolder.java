package dev.samtykke.standalone.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import dev.samtykke.standalone.storage.PrivateFiles;

/** Puts the log into the data folder, in the format of the settings. Runs before logging starts, so it makes the folder. */
final class LogInDataFolder implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isJson(environment) && !environment.containsProperty("logging.config")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "log-as-json", Map.of("logging.config", "classpath:logback-json.xml")));
        }
        if (environment.containsProperty("logging.file.name")) {
            return;
        }
        Path folder = Path.of(environment.getProperty("samtykke.data-dir", "./data"))
                .toAbsolutePath()
                .normalize();
        environment.getPropertySources().addLast(new MapPropertySource("log-in-data-folder", place(folder)));
    }

    private static boolean isJson(ConfigurableEnvironment environment) {
        return LoggingSettings.Format.JSON.name().equalsIgnoreCase(environment.getProperty(LoggingSettings.FORMAT));
    }

    private static Map<String, Object> place(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            PrivateFiles.createFolder(folder.resolve("logs"));
            return Map.of(
                    "logging.file.name", folder.resolve("logs/samtykke.log").toString());
        } catch (IOException unwritable) {
            // The start fails a moment later, when the folder itself is opened.
            return Map.of("logging.config", "classpath:logback-without-folder.xml");
        }
    }
}
