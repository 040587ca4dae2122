package dev.samtykke.queryservice;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

import dev.samtykke.evidence.query.config.EvidenceConfiguration;
import dev.samtykke.query.config.QuerySideConfiguration;
import dev.samtykke.services.Service;
import dev.samtykke.services.ServiceConfiguration;
import dev.samtykke.standalone.config.ProjectionConfiguration;

/** Answers queries: {@code java -jar samtykke-query-side.jar [options]}. Any number of these processes share the projections and the evidence log. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    ServiceConfiguration.class,
    QuerySideConfiguration.class,
    EvidenceConfiguration.class,
    ProjectionConfiguration.class
})
public class QueryService {

    /** Exits with 1 when the process cannot start. */
    public static void main(String[] arguments) {
        Service.run(QueryService.class, arguments);
    }
}
