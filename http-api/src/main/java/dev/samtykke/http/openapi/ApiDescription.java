package dev.samtykke.http.openapi;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;

import dev.samtykke.http.problem.Problem;
import dev.samtykke.http.security.AccessRule;
import dev.samtykke.http.security.ApiSecurity;
import dev.samtykke.http.security.Scope;

/** Adds to the description what all operations share: the scopes that each needs, and problem details as its error. */
public final class ApiDescription implements OpenApiCustomizer {

    private static final String SCHEME = "client";

    private final @Nullable URI issuer;

    /** @param issuer who issues tokens; null when the process does */
    public ApiDescription(@Nullable URI issuer) {
        this.issuer = issuer;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                .title("Samtykke")
                .version("v1")
                .description("A customer data platform that honours the purpose of customer data")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        components.addSecuritySchemes(SCHEME, issuer == null ? clientCredentials() : discovered(issuer));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        api.components(components);
        if (api.getPaths() != null) {
            api.getPaths().forEach(ApiDescription::describe);
        }
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            Optional<AccessRule> rule = ApiSecurity.rule(HttpMethod.valueOf(method.name()), path);
            operation.security(rule.map(ApiDescription::requirements).orElse(List.of()));
            addProblem(operation);
        });
    }

    /** One of the scopes is enough, so each is an alternative of its own. */
    private static List<SecurityRequirement> requirements(AccessRule rule) {
        return rule.scopes().stream()
                .sorted()
                .map(scope -> new SecurityRequirement().addList(SCHEME, scope.value()))
                .collect(Collectors.toList());
    }

    private static void addProblem(Operation operation) {
        if (operation.getResponses() == null) {
            operation.responses(new ApiResponses());
        }
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + Problem.class.getSimpleName());
        operation
                .getResponses()
                .setDefault(new ApiResponse()
                        .description("The request is refused; the type names the broken rule")
                        .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem))));
    }

    private static SecurityScheme clientCredentials() {
        Scopes scopes = new Scopes();
        Stream.of(Scope.values()).forEach(scope -> scopes.addString(scope.value(), scope.meaning()));
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)));
    }

    private static SecurityScheme discovered(URI issuer) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.OPENIDCONNECT)
                .openIdConnectUrl(issuer + "/.well-known/openid-configuration");
    }
}
