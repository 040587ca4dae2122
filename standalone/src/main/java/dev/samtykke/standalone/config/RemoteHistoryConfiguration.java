package dev.samtykke.standalone.config;

import java.time.Clock;
import java.time.Duration;

import com.mongodb.client.MongoDatabase;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.samtykke.axonserver.RemoteHistory;
import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.eventsourcing.History;
import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.personaldata.keys.MongoKeyRecords;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.remote.AxonServerHealth;
import dev.samtykke.standalone.remote.FreshStreams;
import dev.samtykke.standalone.storage.DataFolder;

/** The history in Axon Server, with the customers' keys in MongoDB. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnAxonServer.class)
class RemoteHistoryConfiguration {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final String REASON = "samtykke.events=axon-server";

    @Bean
    ServerConnection axonServer(SamtykkeSettings settings) {
        if (isMissing(settings.axonServer().address())) {
            throw new SettingMissing("samtykke.axon-server.address", REASON);
        }
        if (settings.mongodb().isEmbedded()) {
            throw new SettingMissing("samtykke.mongodb.uri", REASON);
        }
        return ServerConnection.open(
                settings.axonServer(), NodeName.of(settings.nodeName()).value(), LONGEST_START);
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }

    @Bean
    RemoteHistory history(
            ServerConnection server, SamtykkeSettings settings, DataFolder data, MongoDatabase database, Clock clock) {
        return RemoteHistory.open(
                server,
                settings.keys().secrets(KeysFolder.of(settings, data)),
                new MongoKeyRecords(database),
                settings.keys().cacheFor(),
                database,
                HistoryConfiguration.CACHED_STREAMS,
                clock);
    }

    /** For readiness only: a server that is away is no reason to start this process anew. */
    @Bean
    HealthIndicator axonServerHealthIndicator(ServerConnection server) {
        return new AxonServerHealth(server);
    }

    @Bean
    StoredEvents storedEvents(RemoteHistory history) {
        return history.storedEvents();
    }

    /** A command decides on all that was acknowledged before it came, by whichever process. */
    @Bean
    SmartInitializingSingleton commandsOnFreshStreams(History history, ObjectProvider<CommandBus> commands) {
        return () -> commands.ifAvailable(bus -> bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            history.catchUp();
            return chain.proceed();
        }));
    }

    /** So does an answer from the streams, such as a permission. */
    @Bean
    WebMvcConfigurer answersFromFreshStreams(History history) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new FreshStreams(history));
            }
        };
    }
}
