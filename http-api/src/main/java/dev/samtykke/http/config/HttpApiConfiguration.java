package dev.samtykke.http.config;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/**
 * Everything that the HTTP endpoints of a process share. A process imports it and provides beans of the types {@link
 * HttpApiSettings}, {@link java.time.Clock}, and, unless the settings name an external issuer, a {@link
 * org.springframework.security.oauth2.jwt.JwtDecoder} named {@code issuedHere}; a {@link
 * dev.samtykke.http.consistency.ReadYourWrites} where it has projections.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:/dev/samtykke/http/defaults.properties")
@Import({
    TracingConfiguration.class,
    WebConfiguration.class,
    ProblemConfiguration.class,
    SecurityConfiguration.class,
    OpenApiConfiguration.class
})
public class HttpApiConfiguration {}
