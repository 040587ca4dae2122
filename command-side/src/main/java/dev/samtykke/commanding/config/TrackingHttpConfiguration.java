package dev.samtykke.commanding.config;

import java.util.List;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.UrlHandlerFilter;

import dev.samtykke.http.security.ApiSecurity;
import dev.samtykke.http.security.ContentPolicy;

/** What SDKs of other makers need of the HTTP server, at their addresses only. */
@Configuration(proxyBeanMethods = false)
class TrackingHttpConfiguration {

    /** Some SDKs end their addresses with a slash. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trackingSlashFilter() {
        FilterRegistrationBean<UrlHandlerFilter> registration =
                new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler("/v1/*", "/sourceConfig")
                        .wrapRequest()
                        .build());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Who sends is checked where the write key is read: some SDKs have it in the body only. */
    @Bean
    @Order(500)
    SecurityFilterChain trackingSecurityFilterChain(HttpSecurity http, TrackingSettings settings) {
        RequestMatcher[] paths = ApiSecurity.writeKeyPaths().stream()
                .map(path -> PathPatternRequestMatcher.withDefaults().matcher(path.getPatternString()))
                .toArray(RequestMatcher[]::new);
        return http.securityMatcher(new OrRequestMatcher(paths))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .cors(config -> config.configurationSource(cors(settings)))
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A write key is never sent by the browser itself, so there is no request to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static CorsConfigurationSource cors(TrackingSettings settings) {
        CorsConfiguration config = new CorsConfiguration();
        config.setAllowedOrigins(settings.allowedOrigins());
        config.setAllowedMethods(List.of("GET", "POST"));
        config.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        config.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", config);
        return source;
    }
}
