package dev.samtykke.ingestion.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

import dev.samtykke.eventsourcing.EventStreams;

/**
 * What browser SDKs ask for before they send anything: no other destination than this product, nothing sampled, nothing
 * reported to their makers.
 */
@RestController
@Tag(name = "Tracking", description = "What sources send, as the SDKs of Segment and RudderStack do")
class SdkSettingsController {

    private final WriteKeys writeKeys;

    SdkSettingsController(EventStreams streams) {
        this.writeKeys = new WriteKeys(streams);
    }

    @GetMapping("/v1/projects/{writeKey}/settings")
    @Operation(summary = "Settings of Segment's browser SDK", description = "It sends to where it got them from.")
    Map<String, Object> segment(@PathVariable String writeKey) {
        writeKeys.source(writeKey);
        UriComponents here =
                ServletUriComponentsBuilder.fromCurrentContextPath().build();
        String host = here.getPort() < 0 ? here.getHost() : here.getHost() + ":" + here.getPort();
        Map<String, Object> destination = Map.of(
                "apiKey",
                writeKey,
                "apiHost",
                host + "/v1",
                "protocol",
                String.valueOf(here.getScheme()),
                "unbundledIntegrations",
                List.of(),
                "addBundledMetadata",
                true);
        return Map.of(
                "integrations",
                Map.of("Segment.io", destination),
                "plan",
                Map.of("track", Map.of("__default", Map.of("enabled", true, "integrations", Map.of()))),
                "metrics",
                Map.of("sampleRate", 0));
    }

    @GetMapping("/sourceConfig")
    @Operation(summary = "Settings of RudderStack's browser SDK")
    Map<String, Object> rudderStack(
            @RequestParam(required = false) @Nullable String writeKey,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
        String key = Optional.ofNullable(writeKey)
                .or(() -> WriteKeys.inHeader(authorization))
                .orElseThrow(InvalidWriteKey::new);
        String source = writeKeys.source(key);
        Map<String, Object> nothingReported =
                Map.of("errors", Map.of("enabled", false), "metrics", Map.of("enabled", false));
        return Map.of(
                "source",
                Map.of(
                        "id",
                        source,
                        "name",
                        source,
                        "writeKey",
                        key,
                        "enabled",
                        true,
                        "workspaceId",
                        "samtykke",
                        "config",
                        Map.of("statsCollection", nothingReported),
                        "destinations",
                        List.of(),
                        "connections",
                        List.of()),
                "updatedAt",
                "1970-01-01T00:00:00Z",
                "consentManagementMetadata",
                Map.of("providers", List.of()));
    }
}
