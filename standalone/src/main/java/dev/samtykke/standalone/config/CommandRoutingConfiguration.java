package dev.samtykke.standalone.config;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.axonserver.routing.CommandReceiver;
import dev.samtykke.axonserver.routing.RoutedCommands;
import dev.samtykke.axonserver.routing.Ways;
import dev.samtykke.commanding.LocalCommands;
import dev.samtykke.commanding.wire.CommandKinds;
import dev.samtykke.eventsourcing.History;
import dev.samtykke.http.problem.Outage;
import dev.samtykke.personaldata.secrets.MessageSecrets;
import dev.samtykke.standalone.remote.TakingCommands;

/** With the history in Axon Server: commands go through it to the process that takes those of their customer. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnAxonServer.class)
@ConditionalOnProperty(name = "samtykke.axon-server.route-commands", matchIfMissing = true)
public class CommandRoutingConfiguration {

    @Bean
    MessageSecrets messageSecrets(History history) {
        return history.secrets().messages();
    }

    @Bean
    Ways commandWays() {
        return new Ways();
    }

    @Bean
    @Primary
    RoutedCommands routedCommands(
            ServerConnection server,
            LocalCommands here,
            MessageSecrets secrets,
            ObjectProvider<Tracer> tracer,
            Ways ways) {
        return new RoutedCommands(server, here, secrets, tracer.getIfAvailable(() -> Tracer.NOOP), ways);
    }

    @Bean
    CommandReceiver commandReceiver(
            ServerConnection server,
            LocalCommands here,
            CommandKinds kinds,
            MessageSecrets secrets,
            ObjectProvider<Outage> outages,
            ObservationRegistry observations) {
        return new CommandReceiver(
                server,
                here,
                kinds,
                secrets,
                failure -> outages.stream().anyMatch(outage -> outage.causedBy(failure)),
                observations);
    }

    @Bean
    TakingCommands takingCommands(CommandReceiver receiver) {
        return new TakingCommands(receiver);
    }
}
