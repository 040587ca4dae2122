package dev.samtykke.standalone.launch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.http.config.HttpApiSettings;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.storage.DataFolder;

/** What every part of the process takes from its surroundings: the data folder, the settings of the API. */
@Configuration(proxyBeanMethods = false)
public class ProcessConfiguration {

    @Bean
    DataFolder dataFolder(SamtykkeSettings settings) {
        return DataFolder.open(settings.dataDir());
    }

    @Bean
    HttpApiSettings httpApiSettings(SamtykkeSettings settings) {
        return new HttpApiSettings(settings.issuerUri(), settings.tokens(), settings.cors(), settings.http());
    }
}
