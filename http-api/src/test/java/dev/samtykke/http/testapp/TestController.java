package dev.samtykke.http.testapp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.rules.RuleBroken;

/** Endpoints of the shapes that the product has, at addresses that the access table knows. */
@RestController
public class TestController {

    public enum Choice {
        GRANT,
        REFUSE
    }

    public record Decision(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,64}", message = "slug") String purpose,

            @NotNull Choice decision) {}

    public record Evidence(
            String channel,
            @NotNull Instant decidedAt,
            boolean explicit,
            @Max(10) int age) {}

    public record Consent(
            @NotNull UUID customerId,
            @NotEmpty @Size(max = 3) List<@Valid Decision> decisions,
            @NotNull @Valid Evidence evidence,
            Map<String, String> labels) {}

    public record Answer(long position, String traceId, String actor, String key) implements Positioned {}

    static final class Forbidden extends RuleBroken {
        private static final long serialVersionUID = 1L;

        Forbidden(String rule, Kind kind) {
            super(rule, kind, "It is forbidden", List.of());
        }
    }

    @PostMapping("/api/v1/consents")
    Answer consent(@Valid @RequestBody Consent consent, RequestContext context, Optional<IdempotencyKey> key) {
        return new Answer(
                7,
                context.traceId(),
                context.actor(),
                key.map(IdempotencyKey::value).orElse("none"));
    }

    @GetMapping(value = "/api/v1/customers/{id}", produces = "application/json")
    @ReadsProjection("customers")
    Answer customer(@PathVariable UUID id, RequestContext context) {
        return new Answer(1, context.traceId(), context.actor(), "");
    }

    @GetMapping(value = "/api/v1/customers/{id}", produces = "application/x-ndjson")
    @ReadsProjection("customers")
    String customerLine(@PathVariable UUID id) {
        return "{}\n";
    }

    @GetMapping("/api/v1/customers/{id}/consents")
    Answer asOf(@PathVariable UUID id, @RequestParam Instant at, @RequestParam @Max(9) int page) {
        return new Answer(at.toEpochMilli() + page, "", "", "");
    }

    @GetMapping("/api/v1/purposes/{id}")
    Answer broken(@PathVariable String id) {
        switch (id) {
            case "malformed" -> throw new Forbidden("rule-a", RuleBroken.Kind.MALFORMED);
            case "not-found" -> throw new Forbidden("unknown-purpose", RuleBroken.Kind.NOT_FOUND);
            case "conflict" -> throw new Forbidden("rule-c", RuleBroken.Kind.CONFLICT);
            case "refused" -> throw new CompletionException(new Forbidden("rule-d", RuleBroken.Kind.REFUSED));
            case "bug" -> throw new IllegalStateException("secret-in-message");
            case "error" -> throw new StackOverflowError("secret-in-message");
            default -> throw new CompletionException(new IllegalStateException("secret-in-message"));
        }
    }
}
