package dev.samtykke.identity.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.projection.StreamFollower;

/** With whom a customer was held to be one person, over HTTP. */
@RestController
@Tag(name = "Identity", description = "Identifiers, whom they point to, and who is one person")
class IdentityHistoryController {

    private final EventStreams streams;
    private final RelatedStreams related;

    IdentityHistoryController(EventStreams streams, EventStore store) {
        this.streams = streams;
        this.related = new RelatedStreams(store);
    }

    @GetMapping("/api/v1/customers/{id}/identity")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Read who became one person with whom",
            description = "Every merge and split of the customer, and of all customers it was ever merged with, in the "
                    + "order in which they were recorded, straight from the events.")
    IdentityAnswer identity(@PathVariable UUID id) {
        CustomerState customer = streams.state(Streams.CUSTOMER, id.toString());
        if (!customer.registered()) {
            throw UnknownCustomer.named();
        }
        CustomerState survivor = customer;
        while (survivor.mergedInto() != null) {
            survivor = streams.state(Streams.CUSTOMER, survivor.mergedInto());
        }
        return new IdentityAnswer(
                id.toString(), survivor == customer ? null : survivor.customerId(), steps(id.toString()));
    }

    private List<IdentityStep> steps(String customerId) {
        List<IdentityStep> steps = new ArrayList<>();
        related.search(customerId, event -> {
            IdentityStep.of(event)
                    .map(step -> step.proposed(
                            MergeRecord.of(step.mergeId(), streams).proposed() != null))
                    .ifPresent(steps::add);
            return Optional.empty();
        });
        steps.sort(Comparator.comparing(IdentityStep::recordedAt).thenComparing(IdentityStep::eventId));
        return steps;
    }

    /** Who became one person with whom. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IdentityAnswer(
            String customerId,

            @Schema(description = "The survivor, when the customer is absorbed by another one") @Nullable String mergedInto,

            List<IdentityStep> steps) {}
}
