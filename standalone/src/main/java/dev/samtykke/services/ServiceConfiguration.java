package dev.samtykke.services;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.samtykke.http.config.HttpApiConfiguration;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.config.HistoryConfiguration;
import dev.samtykke.standalone.launch.ProcessConfiguration;
import dev.samtykke.standalone.launch.ReadyMessage;
import dev.samtykke.standalone.mongo.MongodbConfiguration;

/** Everything of a service but its side: the shared history, the database, the HTTP API, tokens of an issuer outside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SamtykkeSettings.class)
@Import({
    HttpApiConfiguration.class,
    ProcessConfiguration.class,
    HistoryConfiguration.class,
    MongodbConfiguration.class,
    ReadyMessage.class
})
public class ServiceConfiguration {}
