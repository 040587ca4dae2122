package dev.samtykke.profile.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.customer.query.CatalogueAsOf;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.Loss;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.profile.query.KeptAnswer.Taken;
import dev.samtykke.profile.query.LineageAnswer.Call;
import dev.samtykke.profile.query.LineageAnswer.Denial;
import dev.samtykke.profile.query.LineageAnswer.Step;
import dev.samtykke.profile.query.LineageAnswer.Use;
import dev.samtykke.profile.query.ProfileDocuments.BlockKey;
import dev.samtykke.profile.query.SealedData.Kept;
import dev.samtykke.profile.query.Timeline.Found;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.query.api.Page;
import dev.samtykke.source.Item;

/** Where the values of an attribute came from: every call that brought one, kept or withheld. */
final class Lineage {

    private final People people;
    private final ProfileDocuments documents;
    private final SealedData data;
    private final Catalogue catalogue;
    private final Clock clock;

    Lineage(ProfileReading reading, EventStreams streams, Clock clock) {
        this.people = reading.people();
        this.documents = reading.documents();
        this.data = reading.data();
        this.catalogue = new StreamCatalogue(streams);
        this.clock = clock;
    }

    /**
     * The next page.
     *
     * @param before only what was recorded before this position
     */
    LineageAnswer of(String customerId, String attribute, long before, int limit) {
        Person person = people.known(customerId);
        List<Found> found = blocks(person, attribute).entrySet().stream()
                .flatMap(block ->
                        block.getValue().entries().stream().map(entry -> new Found(block.getKey().stream(), entry)))
                .filter(one -> one.entry().position() < before && concerns(one.entry(), attribute))
                .filter(one -> losses(person, one).isPresent())
                .sorted(Comparator.comparing((Found one) -> one.entry().position())
                        .reversed())
                .limit(limit + 1L)
                .toList();
        Page<Found> page =
                Page.of(limit, found, one -> Long.toString(one.entry().position()));
        Map<Found, Kept> events = data.find(page.items());
        List<Step> steps = page.items().stream()
                .flatMap(one ->
                        Stream.ofNullable(events.get(one)).flatMap(kept -> step(person, one, kept, attribute).stream()))
                .toList();
        @Nullable String next = page.next();
        return new LineageAnswer(
                customerId, person.mergedInto(), attribute, steps, next == null ? null : Long.valueOf(next));
    }

    private Map<BlockKey, Block> blocks(Person person, String attribute) {
        return documents.blocks(documents.spans(person.lengths()).entrySet().stream()
                .filter(block -> block.getValue().attributes().contains(attribute))
                .map(Map.Entry::getKey)
                .toList());
    }

    private static boolean concerns(Entry entry, String attribute) {
        return entry.attributes().contains(attribute) || entry.withheld().contains(attribute);
    }

    private static Optional<List<Loss>> losses(Person person, Found found) {
        Entry entry = found.entry();
        return person.composition().losses(found.stream(), entry.position(), entry.identifier());
    }

    private Optional<Step> step(Person person, Found found, Kept kept, String attribute) {
        if (kept.event() instanceof DataCollected collected) {
            return collected.attributes().stream()
                    .filter(item -> item.name().equals(attribute))
                    .findFirst()
                    .map(item -> kept(person, found, kept, collected.call(), item));
        }
        if (kept.event() instanceof DataWithheld withheld) {
            return withheld.items().stream()
                    .filter(item -> item.type() == Item.Type.TRAIT && Objects.equals(item.name(), attribute))
                    .findFirst()
                    .map(item -> withheld(found, kept, withheld.call(), item));
        }
        return Optional.empty();
    }

    private Step kept(Person person, Found found, Kept kept, Collected call, CollectedItem item) {
        Optional<JsonNode> value = JsonValues.clear(item);
        Set<String> left = person.left(
                found.stream(), found.entry().position(), found.entry().identifier(), item.purposes());
        return new Step(
                true,
                value.orElse(null),
                value.isEmpty(),
                item.category(),
                call(call),
                call.occurredAt(),
                kept.recordedAt(),
                item.purposes().stream()
                        .map(purpose -> use(purpose, kept.recordedAt()))
                        .toList(),
                List.of(),
                Taken.of(losses(person, found).orElse(List.of())),
                left,
                value.isEmpty() ? List.of() : countsFor(person, found, item.name(), left),
                found.stream(),
                kept.eventId());
    }

    private static Step withheld(Found found, Kept kept, Collected call, WithheldItem item) {
        List<Denial> denials = new ArrayList<>();
        item.deniedBy().forEach((purpose, rule) -> denials.add(new Denial(purpose, rule)));
        return new Step(
                false,
                null,
                false,
                item.category(),
                call(call),
                call.occurredAt(),
                kept.recordedAt(),
                List.of(),
                denials,
                List.of(),
                Set.of(),
                List.of(),
                found.stream(),
                kept.eventId());
    }

    private static Call call(Collected call) {
        return new Call(call.source(), call.sourceVersion(), call.trust(), call.type());
    }

    private Use use(String purpose, Instant then) {
        PurposeState state = new CatalogueAsOf(catalogue, then).purpose(purpose);
        return state.defined()
                ? new Use(
                        purpose,
                        state.current().terms().lawfulBasis(),
                        state.current().version())
                : new Use(purpose, null, null);
    }

    private List<String> countsFor(Person person, Found found, String attribute, Set<String> purposes) {
        return purposes.stream()
                .filter(purpose -> {
                    Decision decision = Permission.decide(
                            person.state(),
                            catalogue,
                            new PermissionQuery(purpose, Set.of(), null, null),
                            clock.instant());
                    OptionalLong standing = Attributes.standing(person, attribute, purpose, decision);
                    return standing.isPresent()
                            && standing.getAsLong() == found.entry().position();
                })
                .sorted()
                .toList();
    }
}
