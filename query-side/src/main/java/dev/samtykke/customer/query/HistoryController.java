package dev.samtykke.customer.query;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadsProjection;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.projection.ProjectedEvent;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.query.api.Page;

/** Everything that ever happened to a customer over HTTP, straight from the events. */
@RestController
@RequestMapping("/api/v1/customers/{id}/history")
@Tag(name = "Customers", description = "What is recorded about a customer")
class HistoryController {

    private final EventStreams streams;
    private final CustomerHistory history;
    private final HistoryEntries entries;
    private final ObjectWriter lines;

    HistoryController(
            EventStreams streams, EventStore store, EventPositions positions, PayloadSealer sealer, JsonMapper json) {
        this.streams = streams;
        this.history = new CustomerHistory(store, positions);
        this.entries = new HistoryEntries(sealer);
        this.lines = json.writerFor(HistoryEntry.class);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(
            summary = "Read a customer's history",
            description =
                    "Every event in the order of recording, those of absorbed customers included, personal values "
                            + "in clear unless they were erased. As application/json in pages, as application/x-ndjson all at "
                            + "once, one event a line.")
    HistoryAnswer page(
            @PathVariable UUID id,
            @Parameter(description = "How many events at the most")
                    @RequestParam(defaultValue = "100")
                    @Min(1) @Max(1000) int limit,
            @Parameter(description = "Only events after this position; the answer's next of the page before")
                    @RequestParam(defaultValue = "-1")
                    @Min(-1) long after) {
        List<ProjectedEvent> found = new ArrayList<>();
        Iterator<ProjectedEvent> events = history.of(customer(id));
        while (events.hasNext() && found.size() <= limit) {
            ProjectedEvent event = events.next();
            if (event.position() > after) {
                found.add(event);
            }
        }
        Page<ProjectedEvent> page = Page.of(limit, found, event -> Long.toString(event.position()));
        @Nullable String next = page.next();
        return new HistoryAnswer(
                id.toString(),
                page.items().stream().map(entries::entry).toList(),
                next == null ? null : Long.valueOf(next));
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @ReadsProjection(StreamFollower.STREAMS)
    @Operation(summary = "Read a customer's history")
    void stream(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Iterator<ProjectedEvent> events = history.of(customer(id));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        OutputStream out = response.getOutputStream();
        while (events.hasNext()) {
            out.write(lines.writeValueAsBytes(entries.entry(events.next())));
            out.write('\n');
        }
    }

    private MergedCustomer customer(UUID id) {
        CustomerState state = streams.state(Streams.CUSTOMER, id.toString());
        while (state.mergedInto() != null) {
            state = streams.state(Streams.CUSTOMER, state.mergedInto());
        }
        if (!state.registered()) {
            throw UnknownCustomer.named();
        }
        return MergedCustomer.of(state, this::states);
    }

    private Map<String, CustomerState> states(Collection<String> ids) {
        return ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> streams.state(Streams.CUSTOMER, id)));
    }

    /** A page of a customer's history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryAnswer(
            String customerId,
            List<HistoryEntry> events,

            @Schema(description = "For the parameter after of the next page; left out on the last one") @Nullable Long next) {}
}
