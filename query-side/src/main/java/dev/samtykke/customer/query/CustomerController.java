package dev.samtykke.customer.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.customer.query.CustomerAnswer.IdentifierAnswer;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.ProjectionNames;

/** A customer's current state over HTTP. */
@RestController
@Tag(name = "Customers", description = "What is recorded about a customer")
class CustomerController {

    private final CustomerViews views;
    private final EventStreams streams;
    private final Catalogue catalogue;
    private final Clock clock;

    CustomerController(Projections projections, EventStreams streams, Clock clock) {
        this.views = new CustomerViews(projections);
        this.streams = streams;
        this.catalogue = new StreamCatalogue(streams);
        this.clock = clock;
    }

    @GetMapping("/api/v1/customers/{id}")
    @ReadsProjection(ProjectionNames.CUSTOMER)
    @Operation(
            summary = "Read what is current of a customer",
            description = "Identifiers in clear, consents with what they are worth now, contracts, objections, "
                    + "restriction, emergencies, the notices that were served, wishes and merges. A customer that was "
                    + "absorbed by another one is answered for by the survivor, named in mergedInto.")
    CustomerAnswer customer(@PathVariable UUID id) {
        CustomerState asked = views.find(id.toString()).orElseThrow(UnknownCustomer::named);
        CustomerState survivor = views.survivorOf(asked).orElseThrow(UnknownCustomer::named);
        MergedCustomer merged = MergedCustomer.of(survivor, views::findAll);
        CustomerDetails details = CustomerDetails.of(merged, streams);
        Instant now = clock.instant();
        return new CustomerAnswer(
                asked.customerId(),
                survivor == asked ? null : survivor.customerId(),
                identifiers(merged, details),
                ConsentAnswer.all(survivor, catalogue, now),
                StandingAnswer.of(survivor, details, now),
                List.copyOf(merged.absorbed().keySet()),
                MergeAnswers.of(merged, details));
    }

    private static List<IdentifierAnswer> identifiers(MergedCustomer merged, CustomerDetails details) {
        List<IdentifierAnswer> answers = new ArrayList<>();
        for (CustomerState customer : merged.everyone()) {
            customer.identifiers()
                    .forEach((key, type) -> answers.add(new IdentifierAnswer(type, key, details.identifier(key))));
        }
        return answers;
    }
}
