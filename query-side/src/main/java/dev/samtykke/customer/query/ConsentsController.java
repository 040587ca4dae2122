package dev.samtykke.customer.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.projection.StreamFollower;

/** A customer's consents at any time over HTTP. */
@RestController
@Tag(name = "Customers", description = "What is recorded about a customer")
class ConsentsController {

    private final EventStreams streams;
    private final CustomerAsOf customers;
    private final Catalogue catalogue;
    private final Clock clock;

    ConsentsController(EventStreams streams, Clock clock) {
        this.streams = streams;
        this.customers = new CustomerAsOf(streams);
        this.catalogue = new StreamCatalogue(streams);
        this.clock = clock;
    }

    @GetMapping("/api/v1/customers/{id}/consents")
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Read what consents held at any time",
            description =
                    "On two time axes: what held at one instant, as far as it was known at another. Answered from "
                            + "the events, so that it tells what the system would have answered then.")
    ConsentsAnswer consents(
            @PathVariable UUID id,
            @Parameter(description = "When it held; now when left out") @RequestParam(required = false) @Nullable Instant at,
            @Parameter(description = "When that was known; now when left out") @RequestParam(required = false) @Nullable Instant knownAt) {
        Instant now = clock.instant();
        Instant held = at == null ? now : at;
        Instant known = knownAt == null ? now : knownAt;
        if (!streams.load(Streams.CUSTOMER, id.toString()).exists()) {
            throw UnknownCustomer.named();
        }
        CustomerState customer = customers.survivor(id.toString(), held, known);
        Catalogue then = new CatalogueAsOf(catalogue, held.isBefore(known) ? held : known);
        return new ConsentsAnswer(
                id.toString(),
                customer.customerId().equals(id.toString()) ? null : customer.customerId(),
                held,
                known,
                ConsentAnswer.all(customer, then, held));
    }

    /** Consents at a time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConsentsAnswer(
            String customerId,

            @Schema(description = "The survivor, when the customer had been absorbed by then") @Nullable String mergedInto,

            Instant at,
            Instant knownAt,
            List<ConsentAnswer> consents) {}
}
