package dev.samtykke.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.samtykke.http.contract.AccessContract;
import dev.samtykke.http.contract.Endpoints;
import dev.samtykke.http.contract.Endpoints.Endpoint;
import dev.samtykke.http.security.Scope;
import dev.samtykke.http.testapp.TestApplication;
import dev.samtykke.http.testapp.Tokens;

@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class AccessTest extends AccessContract {

    @RestController
    static class Forgotten {

        @GetMapping("/api/v1/forgotten/{id}")
        void read() {}
    }

    @Autowired
    private ApplicationContext application;

    @Override
    protected ApplicationContext application() {
        return application;
    }

    @Override
    protected String token(Scope scope) {
        return Tokens.with(scope);
    }

    @Test
    void anEndpointThatNobodyListedIsFound() {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        context.registerSingleton("forgotten", Forgotten.class);
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();

        assertThat(Endpoints.of(List.of(mapping)))
                .containsExactly(new Endpoint(HttpMethod.GET, "/api/v1/forgotten/{id}"))
                .noneMatch(Endpoint::isListed);
    }
}
