package dev.samtykke.standalone;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

import dev.samtykke.http.contract.AccessContract;
import dev.samtykke.http.security.Scope;

class ProductAccessTest extends AccessContract {

    @TempDir
    private static Path data;

    private static RunningProduct product;

    @BeforeAll
    static void start() {
        product = RunningProduct.on(data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Override
    protected ApplicationContext application() {
        return product.context();
    }

    @Override
    protected String token(Scope scope) {
        return product.token(clientWith(scope));
    }

    static String clientWith(Scope scope) {
        return switch (scope) {
            case ADMIN -> "admin";
            case COMPLIANCE -> "compliance";
            case CONSENTS_WRITE -> "front-end";
            case PROFILES_READ -> "destination-demo";
            case METRICS_READ -> "monitoring";
        };
    }
}
