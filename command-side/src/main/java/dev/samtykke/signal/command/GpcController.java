package dev.samtykke.signal.command;

import java.time.LocalDate;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.consent.command.ConsentSettings;

/** Tells browsers that Global Privacy Control is honoured (its specification, section "GPC Support Resource"). */
@RestController
@ConditionalOnProperty("samtykke.consent.global-privacy-control-since")
@Tag(name = "Consents", description = "What people decide")
class GpcController {

    private final LocalDate since;

    GpcController(ConsentSettings settings) {
        this.since = Objects.requireNonNull(settings.globalPrivacyControlSince());
    }

    @GetMapping("/.well-known/gpc.json")
    @Operation(
            summary = "Whether Global Privacy Control is honoured",
            description = "There when samtykke.consent.global-privacy-control-since is set.")
    GpcSupport support() {
        return new GpcSupport(true, since);
    }

    /**
     * The resource.
     *
     * @param lastUpdate since when it has been so
     */
    record GpcSupport(boolean gpc, LocalDate lastUpdate) {}
}
