package dev.samtykke.http.contract;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import dev.samtykke.http.security.ApiSecurity;

/** Every endpoint that a running application has registered with Spring MVC. */
public final class Endpoints {

    /** The container's own dispatch target; a request for it is denied like any unknown address. */
    private static final String ERROR_PAGE = "/error";

    /** One method of one path template. */
    public record Endpoint(HttpMethod method, String path) {

        public boolean isListed() {
            return ApiSecurity.isPublic(path)
                    || ApiSecurity.needsWriteKey(path)
                    || ApiSecurity.rule(method, path).isPresent();
        }

        /** An address of the endpoint, with something in place of each variable. */
        public String address() {
            return path.replaceAll("\\{[^/]*}", "x").replace("/**", "/x");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Endpoints() {}

    public static List<Endpoint> of(Collection<? extends RequestMappingInfoHandlerMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(Endpoints::of)
                .filter(endpoint -> !endpoint.path().equals(ERROR_PAGE))
                .distinct()
                .toList();
    }

    private static Stream<Endpoint> of(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Stream<RequestMethod> served = methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream();
        return served.flatMap(method ->
                mapping.getPatternValues().stream().map(path -> new Endpoint(HttpMethod.valueOf(method.name()), path)));
    }
}
