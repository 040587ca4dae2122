package dev.samtykke.profile.query;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.DataCollected;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.profile.CollectedInteraction;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.query.KeptAnswer.Interaction;
import dev.samtykke.profile.query.KeptAnswer.Property;
import dev.samtykke.profile.query.KeptAnswer.Taken;
import dev.samtykke.profile.query.ProfileViews.Which;
import dev.samtykke.profile.query.SealedData.Kept;
import dev.samtykke.profile.query.Timeline.Found;
import dev.samtykke.profile.query.Timeline.Wanted;
import dev.samtykke.query.api.Page;

/** All interactions that are kept of a person, whatever they may be used for. */
final class KeptInteractions {

    private final People people;
    private final Timeline timeline;
    private final SealedData data;
    private final Catalogue catalogue;
    private final Clock clock;

    KeptInteractions(ProfileReading reading, EventStreams streams, Clock clock) {
        this.people = reading.people();
        this.timeline = reading.timeline();
        this.data = reading.data();
        this.catalogue = new StreamCatalogue(streams);
        this.clock = clock;
    }

    /** The next page. */
    KeptAnswer of(String customerId, Which which) {
        Person person = people.known(customerId);
        Page<Found> page = timeline.page(
                person,
                new Wanted(null, Set.of(), which.kind(), which.from(), which.to(), which.after(), which.limit()));
        Map<Found, Kept> events = data.find(page.items());
        Map<String, Decision> decisions = new HashMap<>();
        List<Interaction> interactions = page.items().stream()
                .flatMap(
                        found -> Optional.ofNullable(events.get(found))
                                .flatMap(kept -> interaction(person, found, kept, decisions))
                                .stream())
                .toList();
        return new KeptAnswer(customerId, person.mergedInto(), interactions, page.next());
    }

    private Optional<Interaction> interaction(Person person, Found found, Kept kept, Map<String, Decision> decisions) {
        if (!(kept.event() instanceof DataCollected collected)) {
            return Optional.empty();
        }
        @Nullable CollectedInteraction interaction = collected.interaction();
        if (interaction == null) {
            return Optional.empty();
        }
        Set<String> left = left(person, found, interaction.purposes());
        return Optional.of(new Interaction(
                interaction.name(),
                Kinds.name(interaction.kind()),
                interaction.category(),
                collected.call().occurredAt(),
                kept.recordedAt(),
                collected.call().source(),
                left,
                left.stream()
                        .filter(purpose ->
                                decide(person, purpose, decisions).categories().contains(interaction.category()))
                        .sorted()
                        .toList(),
                Taken.of(person.composition()
                        .losses(
                                found.stream(),
                                found.entry().position(),
                                found.entry().identifier())
                        .orElse(List.of())),
                interaction.properties().stream()
                        .map(property -> property(person, found, property))
                        .toList(),
                found.stream(),
                kept.eventId()));
    }

    private static Property property(Person person, Found found, CollectedItem item) {
        return new Property(
                item.name(),
                item.category(),
                left(person, found, item.purposes()),
                JsonValues.clear(item).orElse(null));
    }

    private static Set<String> left(Person person, Found found, Set<String> purposes) {
        return person.left(
                found.stream(), found.entry().position(), found.entry().identifier(), purposes);
    }

    private Decision decide(Person person, String purpose, Map<String, Decision> decisions) {
        return decisions.computeIfAbsent(
                purpose,
                asked -> Permission.decide(
                        person.state(), catalogue, new PermissionQuery(asked, Set.of(), null, null), clock.instant()));
    }
}
