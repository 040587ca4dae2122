package dev.samtykke.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import dev.samtykke.http.contract.Endpoints.Endpoint;
import dev.samtykke.http.security.ApiSecurity;
import dev.samtykke.http.security.Scope;

/**
 * Walks every endpoint of a running application with every scope and with none. A test class of any application extends
 * it, starts the application on a free port and says where tokens come from.
 */
public abstract class AccessContract {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Scope, String> tokens = new EnumMap<>(Scope.class);

    /** The running application. */
    protected abstract ApplicationContext application();

    /** A token that has one scope and no other. */
    protected abstract String token(Scope scope);

    private List<Endpoint> endpoints() {
        return Endpoints.of(application()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values());
    }

    @Test
    void everyEndpointIsInTheAccessTable() {
        assertThat(endpoints()).isNotEmpty().allMatch(Endpoint::isListed);
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointIsOpenToItsScopesAndClosedToAllOthers() {
        return endpoints().stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> walk(endpoint)));
    }

    private void walk(Endpoint endpoint) throws IOException, InterruptedException {
        boolean open = ApiSecurity.isPublic(endpoint.path());
        assertThat(refused(endpoint, Optional.empty())).as("without a token").isEqualTo(!open);
        for (Scope scope : Scope.values()) {
            if (ApiSecurity.needsWriteKey(endpoint.path())) {
                assertThat(status(endpoint, Optional.of(scope)))
                        .as("with %s", scope)
                        .isEqualTo(401);
                continue;
            }
            boolean allowed = open
                    || ApiSecurity.rule(endpoint.method(), endpoint.path())
                            .filter(rule -> rule.scopes().contains(scope))
                            .isPresent();
            assertThat(refused(endpoint, Optional.of(scope)))
                    .as("with %s", scope)
                    .isEqualTo(!allowed);
        }
    }

    private String port() {
        return application().getEnvironment().getRequiredProperty("local.server.port");
    }

    private boolean refused(Endpoint endpoint, Optional<Scope> scope) throws IOException, InterruptedException {
        try {
            return status(endpoint, scope) == (scope.isPresent() ? 403 : 401);
        } catch (HttpTimeoutException streaming) {
            // A stream of events was begun and has nothing to say yet; a refusal comes at once.
            return false;
        }
    }

    private int status(Endpoint endpoint, Optional<Scope> scope) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port() + endpoint.address()))
                .timeout(Duration.ofSeconds(5))
                .method(endpoint.method().name(), BodyPublishers.noBody());
        scope.ifPresent(one -> request.header("Authorization", "Bearer " + tokens.computeIfAbsent(one, this::token)));
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
