package dev.samtykke.http.config;

import java.time.Clock;
import java.util.List;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.problem.ProblemWriter;
import dev.samtykke.http.security.AccessRule;
import dev.samtykke.http.security.ApiSecurity;
import dev.samtykke.http.security.CachingJwtDecoder;
import dev.samtykke.http.security.CallerConverter;
import dev.samtykke.http.security.ContentPolicy;
import dev.samtykke.http.security.ExternalIssuer;
import dev.samtykke.http.security.Scope;
import dev.samtykke.http.security.SecurityProblems;
import dev.samtykke.http.security.TokenClaims;
import dev.samtykke.http.trace.TraceFilter;

/** Puts the table of {@link ApiSecurity} in force for bearer tokens. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    /** The last of the process's chains: it takes whatever no other chain took. */
    @Bean
    @Order(1000)
    SecurityFilterChain apiSecurityFilterChain(HttpSecurity http, HttpApiSettings settings, ProblemWriter writer) {
        SecurityProblems problems = new SecurityProblems(writer);
        return http.authorizeHttpRequests(SecurityConfiguration::table)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new CallerConverter(settings.tokens()))))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .cors(config -> config.configurationSource(cors(settings.cors())))
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A bearer token is never sent by the browser itself, so there is no request to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void table(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // Error and asynchronous dispatches belong to a request that was decided upon already.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        ApiSecurity.publicPaths()
                .forEach(open -> requests.requestMatchers(PATHS.matcher(open.getPatternString()))
                        .permitAll());
        ApiSecurity.rules()
                .forEach(rule -> requests.requestMatchers(matchers(rule))
                        .hasAnyAuthority(
                                rule.scopes().stream().map(Scope::authority).toArray(String[]::new)));
        requests.anyRequest().denyAll();
    }

    private static PathPatternRequestMatcher[] matchers(AccessRule rule) {
        String pattern = rule.pattern().getPatternString();
        PathPatternRequestMatcher own = PATHS.matcher(rule.method(), pattern);
        return rule.method().equals(HttpMethod.GET)
                ? new PathPatternRequestMatcher[] {own, PATHS.matcher(HttpMethod.HEAD, pattern)}
                : new PathPatternRequestMatcher[] {own};
    }

    @Bean
    @Primary
    CachingJwtDecoder jwtDecoder(
            HttpApiSettings settings, Clock clock, @Qualifier("issuedHere") ObjectProvider<JwtDecoder> issuedHere) {
        if (settings.issuerUri() == null) {
            return new CachingJwtDecoder(issuedHere.getObject(), settings.tokens(), clock);
        }
        CachingJwtDecoder[] cache = new CachingJwtDecoder[1];
        ExternalIssuer issuer = new ExternalIssuer(
                settings.issuerUri(), TokenClaims.of(settings.issuerUri(), settings.tokens()), () -> cache[0].forget());
        cache[0] = new CachingJwtDecoder(issuer, settings.tokens(), clock);
        return cache[0];
    }

    private static CorsConfigurationSource cors(CorsSettings settings) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        CorsConfiguration anybody = new CorsConfiguration();
        anybody.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anybody.setAllowedMethods(List.of("GET", "HEAD"));
        source.registerCorsConfiguration("/log/**", anybody);
        if (!settings.allowedOrigins().isEmpty()) {
            CorsConfiguration config = new CorsConfiguration();
            config.setAllowedOrigins(settings.allowedOrigins());
            config.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
            config.setAllowedHeaders(List.of("*"));
            config.setExposedHeaders(List.of(Positioned.HEADER, TraceFilter.HEADER, "Retry-After", "Location"));
            source.registerCorsConfiguration("/**", config);
        }
        return source;
    }
}
