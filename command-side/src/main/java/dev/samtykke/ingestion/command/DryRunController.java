package dev.samtykke.ingestion.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.command.CustomerLookup;
import dev.samtykke.identity.command.IdentitySettings;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.source.Gate;
import dev.samtykke.source.SourceState;
import dev.samtykke.source.TrackingPlan;
import dev.samtykke.source.UnknownSource;

/** Tries a plan out on calls, over HTTP. Changes nothing. */
@RestController
@Tag(name = "Sources", description = "Systems that send data in, and what of it is kept")
class DryRunController {

    private final EventStreams streams;
    private final CustomerLookup lookup;
    private final CallReader reader;
    private final Clock clock;

    DryRunController(
            EventStreams streams, CustomerLookup lookup, IdentifierKeys keys, IdentitySettings identity, Clock clock) {
        this.streams = streams;
        this.lookup = lookup;
        this.reader = new CallReader(keys, identity.policy());
        this.clock = clock;
    }

    @PostMapping("/api/v1/sources/{id}/dry-runs")
    @Operation(
            summary = "Try out what would be kept",
            description = "Takes calls as the SDKs send them and answers, item by item, for which purposes each would "
                    + "be kept and by which rule the others deny it, for the person that the call names as they stand "
                    + "now. With a plan in the body it is that plan that is tried. Nothing is recorded and no value "
                    + "is answered.")
    DryRunAnswer run(
            @PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @RequestBody @Valid DryRunRequest request) {
        SourceState source = streams.state(Streams.SOURCE, id);
        if (!source.defined()) {
            throw new UnknownSource(id);
        }
        TrackingPlan plan =
                request.plan() == null ? source.plan() : request.plan().toPlan();
        List<CallAnswer> calls = new ArrayList<>();
        for (int i = 0; i < request.calls().size(); i++) {
            calls.add(judge(reader.read(request.calls().get(i), "calls[" + i + "]"), plan));
        }
        return new DryRunAnswer(calls);
    }

    private CallAnswer judge(TrackedCall call, TrackingPlan plan) {
        Optional<String> customerId = call.identifiers().stream()
                .flatMap(identifier -> known(identifier).stream())
                .findFirst();
        Gate gate = new Gate(
                customerId.map(known -> streams.state(Streams.CUSTOMER, known)).orElse(Newcomer.STATE),
                new StreamCatalogue(streams),
                plan,
                clock.instant());
        return new CallAnswer(
                call.type(),
                customerId.orElse(null),
                call.dropped(),
                call.items().stream()
                        .map(sent -> ItemAnswer.of(gate.judge(sent.item())))
                        .toList());
    }

    private Optional<String> known(Identifier identifier) {
        return streams.state(Streams.IDENTIFIER, identifier.key()).claimedBy().map(owner -> lookup.find(identifier));
    }
}
