package dev.samtykke.standalone.security;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import dev.samtykke.http.security.TokenClaims;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.storage.DataFolder;

/**
 * The embedded issuer: client credentials grant only (RFC 6749, section 4.4), signed tokens. Off when an external issuer
 * is configured.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnEmbeddedIssuer.class)
class EmbeddedIssuerConfiguration {

    /** Before the API's chain, which takes everything else. */
    @Bean
    @Order(1)
    SecurityFilterChain issuerSecurityFilterChain(HttpSecurity http, AuthorizationServerSettings settings) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatchers(served -> served.requestMatchers(
                        paths.matcher(HttpMethod.POST, settings.getTokenEndpoint()),
                        paths.matcher(HttpMethod.GET, settings.getJwkSetEndpoint())))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.clientAuthentication(
                                        clients -> clients.errorResponseHandler(new ClientChallenge()))
                                .tokenEndpoint(tokens -> tokens.accessTokenRequestConverters(grants -> {
                                    grants.clear();
                                    grants.add(new AllScopesByDefault());
                                })))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    Accounts accounts(DataFolder data) {
        return new AccountFiles(data, new SecureRandom(), passwordEncoder(), bcrypt()).open();
    }

    @Bean
    RegisteredClientRepository clients(Accounts accounts, SamtykkeSettings settings) {
        return new InMemoryRegisteredClientRepository(accounts.clients().stream()
                .map(client -> registered(client, settings))
                .toList());
    }

    private static RegisteredClient registered(Accounts.Client client, SamtykkeSettings settings) {
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSecret(client.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.tokens().life())
                        .build())
                .build();
    }

    @Bean
    UserDetailsService consoleUsers(Accounts accounts) {
        return new InMemoryUserDetailsManager(
                User.withUsername(accounts.console().username())
                        .password(accounts.console().passwordHash())
                        .roles("CONSOLE")
                        .build());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                "sha256", Map.of("sha256", new Sha256SecretEncoder(), "bcrypt", new BCryptPasswordEncoder()));
    }

    private static PasswordEncoder bcrypt() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder()));
    }

    @Bean
    RSAKey signingKey(DataFolder data) {
        return SigningKeys.open(data);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(RSAKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey));
    }

    @Bean
    AuthorizationServerSettings issuerSettings(SamtykkeSettings settings, ServerProperties server) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer(settings, server).toString())
                .build();
    }

    /** Validates without a request to ourselves: the key is at hand. */
    @Bean
    JwtDecoder issuedHere(RSAKey signingKey, AuthorizationServerSettings issuer, SamtykkeSettings settings)
            throws JOSEException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(signingKey.toRSAPublicKey()).build();
        decoder.setJwtValidator(TokenClaims.of(URI.create(issuer.getIssuer()), settings.tokens()));
        return decoder;
    }

    /** The claims of RFC 9068, section 2.2. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> accessTokenClaims(SamtykkeSettings settings) {
        String audience = settings.tokens().audience() == null
                ? "samtykke"
                : settings.tokens().audience();
        return context -> context.getClaims()
                .audience(List.of(audience))
                .claim("client_id", context.getRegisteredClient().getClientId());
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new ForgottenAuthorizations();
    }

    private static URI issuer(SamtykkeSettings settings, ServerProperties server) {
        int port = server.getPort() == null ? 8080 : server.getPort();
        return settings.publicUrl() == null ? URI.create("http://localhost:" + port) : settings.publicUrl();
    }
}
