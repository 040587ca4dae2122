package dev.samtykke.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.http.testapp.TestApplication;

@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenApiTest {

    @LocalServerPort
    private int port;

    private ApiClient api;
    private JsonNode description;

    @BeforeEach
    void describe() {
        api = new ApiClient(port);
        description =
                JsonMapper.shared().readTree(api.send(api.to("/v3/api-docs")).body());
    }

    private JsonNode operation(String path, String method) {
        return description.get("paths").get(path).get(method);
    }

    @Test
    void theDescriptionIsOpenApi31() {
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(description.get("info").get("title").asString()).isEqualTo("Samtykke");
    }

    @Test
    void clientsGetTheirTokenAtTheTokenEndpoint() {
        JsonNode flow = description.at("/components/securitySchemes/client/flows/clientCredentials");

        assertThat(flow.get("tokenUrl").asString()).isEqualTo("/oauth2/token");
        assertThat(flow.get("scopes").propertyNames())
                .containsExactlyInAnyOrder("admin", "compliance", "consents:write", "profiles:read", "metrics:read");
    }

    @Test
    void anOperationNamesTheScopeThatItNeeds() {
        assertThat(operation("/api/v1/consents", "post").get("security").toString())
                .isEqualTo("[{\"client\":[\"consents:write\"]}]");
        assertThat(operation("/api/v1/purposes/{id}", "get").get("security").size())
                .isEqualTo(4);
    }

    @Test
    void everyOperationAnswersErrorsWithProblemDetails() {
        JsonNode schema = operation("/api/v1/consents", "post")
                .at("/responses/default/content/application~1problem+json/schema/$ref");

        assertThat(schema.asString()).isEqualTo("#/components/schemas/Problem");
        assertThat(description.at("/components/schemas/Problem/properties").propertyNames())
                .contains("type", "title", "status", "detail", "instance", "violations");
    }

    @Test
    void sharedHeadersAreDescribedAndWhatTheFrameworkInjectsIsNot() {
        assertThat(operation("/api/v1/consents", "post").get("parameters").toString())
                .contains("Idempotency-Key")
                .doesNotContain("context", "\"key\"");
        assertThat(operation("/api/v1/customers/{id}", "get").get("parameters").toString())
                .containsOnlyOnce("Samtykke-After")
                .doesNotContain("context");
    }

    @Test
    void thePageForPeopleComesWithAllItsFilesAndAsksNobodyElse() {
        HttpResponse<String> page = api.send(api.to("/swagger-ui/index.html"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("http://", "https://");
        assertThat(api.send(api.to("/swagger-ui/swagger-ui-bundle.js")).statusCode())
                .isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(
                                api.send(api.to("/v3/api-docs/swagger-config")).body())
                        .get("validatorUrl")
                        .asString())
                .isEqualTo("none");
    }
}
