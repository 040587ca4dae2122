package dev.samtykke.commanding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

import dev.samtykke.customer.DataWithheld;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.serialization.StoredType;
import dev.samtykke.permission.Rule;
import dev.samtykke.profile.DataOfUnknownWithheld;
import dev.samtykke.profile.WithheldCount;
import dev.samtykke.profile.WithheldItem;

/**
 * Counts the events that commands of this process recorded, by their stored names, and the items of data that were
 * withheld, by the rules that denied them. An item that several rules denied counts once for each of them.
 */
public final class CommittedEvents implements MeterBinder {

    private static final String UNMAPPED = "UNMAPPED";

    private final EventStore store;
    private final Map<Class<?>, Counter> recorded = new ConcurrentHashMap<>();
    private final Map<String, Counter> withheld = new ConcurrentHashMap<>();

    /** @param store where the events are recorded */
    public CommittedEvents(EventStore store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (StoredType type : Streams.types().all()) {
            if (type.kind() == StoredType.Kind.EVENT) {
                recorded.put(
                        type.recordClass(),
                        Counter.builder("samtykke.events.recorded")
                                .description("Events that commands of this process recorded")
                                .tag("type", type.name())
                                .register(registry));
            }
        }
        Stream.concat(
                        Arrays.stream(Rule.values())
                                .filter(rule -> rule != Rule.PERMITTED)
                                .map(Rule::name),
                        Stream.of(UNMAPPED))
                .forEach(rule -> withheld.put(
                        rule,
                        Counter.builder("samtykke.data.withheld")
                                .description("Items of data that came in and were not kept")
                                .baseUnit("items")
                                .tag("rule", rule)
                                .register(registry)));
        store.subscribe(
                events -> CurrentUnitOfWork.ifStarted(unit -> unit.afterCommit(done -> events.forEach(this::count))));
    }

    private void count(EventMessage<?> event) {
        Counter counter = recorded.get(event.getPayloadType());
        if (counter != null) {
            counter.increment();
        }
        if (event.getPayload() instanceof DataWithheld data) {
            data.items().forEach(item -> count(item, 1));
        } else if (event.getPayload() instanceof DataOfUnknownWithheld data) {
            data.counts().forEach(this::count);
        }
    }

    private void count(WithheldCount many) {
        count(many.item(), many.count());
    }

    private void count(WithheldItem item, int times) {
        Set<String> rules = item.unmapped()
                ? Set.of(UNMAPPED)
                : item.deniedBy().values().stream().map(Rule::name).collect(Collectors.toSet());
        List.copyOf(rules).forEach(rule -> {
            Counter counter = withheld.get(rule);
            if (counter != null) {
                counter.increment(times);
            }
        });
    }
}
