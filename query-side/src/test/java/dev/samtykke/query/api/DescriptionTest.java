package dev.samtykke.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.samtykke.projection.History;

@SpringBootTest(classes = QueryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class DescriptionTest {

    @Autowired
    private History history;

    @LocalServerPort
    private int port;

    @Test
    void everyQueryIsDescribedWithItsScopesAndErrors() {
        Api api = new Api(port, history);
        JsonNode paths = Api.json(api.send(api.to("/v3/api-docs", "admin"))).at("/paths");

        assertThat(paths.propertyNames())
                .containsAll(List.of(
                        "/api/v1/customers/{id}",
                        "/api/v1/customers/{id}/consents",
                        "/api/v1/customers/{id}/history",
                        "/api/v1/customers/{id}/identity",
                        "/api/v1/customers/{id}/interactions",
                        "/api/v1/customers/{id}/lineage",
                        "/api/v1/identities/proposals",
                        "/api/v1/identities/proposals/{mergeId}",
                        "/api/v1/notices",
                        "/api/v1/notices/{id}",
                        "/api/v1/notices/{id}/versions/{version}",
                        "/api/v1/permissions/check",
                        "/api/v1/permissions/explain",
                        "/api/v1/profiles/stream",
                        "/api/v1/profiles/{id}",
                        "/api/v1/profiles/{id}/stream",
                        "/api/v1/projections",
                        "/api/v1/projections/{name}/dead-letters",
                        "/api/v1/projections/{name}/dead-letters/retries",
                        "/api/v1/projections/{name}/rebuilds",
                        "/api/v1/projections/{name}/rebuilds/{id}",
                        "/api/v1/purposes",
                        "/api/v1/purposes/{id}",
                        "/api/v1/purposes/{id}/basis-changes",
                        "/api/v1/purposes/{id}/basis-changes/barred",
                        "/api/v1/purposes/{id}/re-consents",
                        "/api/v1/statistics/consents",
                        "/api/v1/sources/{id}/unmapped",
                        "/api/v1/statistics/standings",
                        "/api/v1/statistics/withheld"));
        paths.forEach(path -> path.forEach(operation -> {
            assertThat(operation.at("/summary").asString("")).isNotEmpty();
            assertThat(operation.at("/security").size())
                    .as(operation.at("/summary").asString())
                    .isPositive();
            assertThat(operation.at("/responses/default/content").propertyNames())
                    .contains("application/problem+json");
        }));
    }
}
