package dev.samtykke.standalone.config;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.config.CommandSideConfiguration;
import dev.samtykke.evidence.query.config.EvidenceConfiguration;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.query.config.QuerySideConfiguration;
import dev.samtykke.standalone.demo.DemoData;

/** Puts both sides into one process. */
@Configuration(proxyBeanMethods = false)
@Import({
    CommandSideConfiguration.class,
    CommandRoutingConfiguration.class,
    QuerySideConfiguration.class,
    EvidenceConfiguration.class,
    ProjectionConfiguration.class
})
class ProductConfiguration {

    /** With {@code --demo}: loads the demonstration data before the product says that it is ready. */
    @Bean
    ApplicationRunner demoData(CommandDispatcher commands, IdentifierKeys identifiers) {
        return arguments -> {
            if (arguments.containsOption("demo")) {
                new DemoData(commands, identifiers).load();
            }
        };
    }
}
