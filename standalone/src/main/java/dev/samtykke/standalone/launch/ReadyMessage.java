package dev.samtykke.standalone.launch;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.storage.DataFolder;

/** Tells a person at the console that the process is ready, where, and where its secrets are, but never the secrets. */
@Component
public final class ReadyMessage implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(ReadyMessage.class);

    private final SamtykkeSettings settings;
    private final DataFolder data;

    ReadyMessage(SamtykkeSettings settings, DataFolder data) {
        this.settings = settings;
        this.data = data;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            say("http://localhost:" + web.getWebServer().getPort());
        }
    }

    private void say(String address) {
        if (settings.logging().format() == LoggingSettings.Format.JSON) {
            log.info("Samtykke is ready at {}", address);
        } else {
            System.out.println(text(address));
        }
    }

    private String text(String address) {
        String tokens = settings.issuerUri() == null
                ? "credentials  " + data.resolve("credentials.json")
                : "issuer       " + settings.issuerUri();
        return String.format(
                Locale.ROOT,
                """

                Samtykke is ready (%.1f s)
                  API          %s/api/v1
                  API page     %s/swagger-ui.html
                  data folder  %s
                  %s
                Stop it with Ctrl+C.""",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
                address,
                address,
                data.path(),
                tokens);
    }
}
