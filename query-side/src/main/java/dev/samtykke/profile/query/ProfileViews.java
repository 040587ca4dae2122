package dev.samtykke.profile.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.Preferences;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.profile.CollectedInteraction;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.query.ProfileAnswer.Channel;
import dev.samtykke.profile.query.ProfileAnswer.Interaction;
import dev.samtykke.profile.query.SealedData.Kept;
import dev.samtykke.profile.query.Timeline.Found;
import dev.samtykke.profile.query.Timeline.Wanted;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.query.api.Page;
import dev.samtykke.source.InteractionKind;

/** Profiles as a purpose may see them at this moment; everything that does not carry the purpose is left out. */
final class ProfileViews {

    private final People people;
    private final Attributes attributes;
    private final Timeline timeline;
    private final SealedData data;
    private final Catalogue catalogue;
    private final Clock clock;

    ProfileViews(ProfileReading reading, EventStreams streams, Clock clock) {
        this.people = reading.people();
        this.timeline = reading.timeline();
        this.data = reading.data();
        this.attributes = new Attributes(data);
        this.catalogue = new StreamCatalogue(streams);
        this.clock = clock;
    }

    /**
     * Which of a person's interactions are wanted.
     *
     * @param kind null means all
     * @param from null means from the first one on
     * @param to null means up to the last one
     * @param after null means the first page
     */
    record Which(
            @Nullable InteractionKind kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after,
            int limit) {

        /** The newest ones. */
        static Which newest(int limit) {
            return new Which(null, null, null, null, limit);
        }
    }

    /** May the purpose process the data of whoever answers for that customer now? */
    Decision decide(String customerId, String purpose) {
        return decide(customerId, purpose, clock.instant());
    }

    /** The same at another instant, as far as is known now. */
    Decision decide(String customerId, String purpose, Instant at) {
        return decide(people.survivor(customerId), purpose, null, at);
    }

    private Decision decide(CustomerState state, String purpose, @Nullable String channel) {
        return decide(state, purpose, channel, clock.instant());
    }

    private Decision decide(CustomerState state, String purpose, @Nullable String channel, Instant at) {
        return Permission.decide(state, catalogue, new PermissionQuery(purpose, Set.of(), null, channel), at);
    }

    /** What the purpose may use of a person. When it may not, no document is even looked at. */
    ProfileAnswer view(String customerId, String purpose, Which which) {
        CustomerState state = people.survivor(customerId);
        Decision decision = decide(state, purpose, null);
        if (!decision.permitted()) {
            return ProfileAnswer.denied(customerId, into(customerId, state), purpose, decision);
        }
        Person person = people.person(customerId);
        Decision latest = decide(person.state(), purpose, null);
        if (!latest.permitted()) {
            return ProfileAnswer.denied(customerId, into(customerId, person.state()), purpose, latest);
        }
        Page<Found> page = timeline.page(
                person,
                new Wanted(
                        purpose,
                        latest.categories(),
                        which.kind(),
                        which.from(),
                        which.to(),
                        which.after(),
                        which.limit()));
        return ProfileAnswer.of(
                customerId,
                into(customerId, person.state()),
                purpose,
                latest,
                attributes.of(person, purpose, latest),
                interactions(person, page.items(), purpose, latest),
                channels(person.state(), purpose),
                page.next());
    }

    private static @Nullable String into(String customerId, CustomerState survivor) {
        return survivor.customerId().equals(customerId) ? null : survivor.customerId();
    }

    private List<Interaction> interactions(Person person, List<Found> found, String purpose, Decision decision) {
        Map<Found, Kept> events = data.find(found);
        return found.stream()
                .flatMap(one -> Optional.ofNullable(events.get(one))
                        .flatMap(kept -> interaction(person, one, kept, purpose, decision))
                        .stream())
                .toList();
    }

    private static Optional<Interaction> interaction(
            Person person, Found found, Kept kept, String purpose, Decision decision) {
        @Nullable LawfulBasis basis = decision.basis();
        if (basis == null || !(kept.event() instanceof DataCollected collected) || collected.interaction() == null) {
            return Optional.empty();
        }
        CollectedInteraction interaction = collected.interaction();
        Map<String, JsonNode> properties = new TreeMap<>();
        for (CollectedItem property : interaction.properties()) {
            if (decision.categories().contains(property.category())
                    && person.left(
                                    found.stream(),
                                    found.entry().position(),
                                    found.entry().identifier(),
                                    property.purposes())
                            .contains(purpose)) {
                JsonValues.clear(property).ifPresent(value -> properties.put(property.name(), value));
            }
        }
        return Optional.of(new Interaction(
                interaction.name(),
                Kinds.name(interaction.kind()),
                interaction.category(),
                collected.call().occurredAt(),
                collected.call().source(),
                properties,
                basis,
                kept.eventId()));
    }

    private Map<String, Channel> channels(CustomerState state, String purpose) {
        Preferences wishes = state.standing().preferences();
        Set<String> named = new TreeSet<>(wishes.channels().keySet());
        named.addAll(wishes.frequency().keySet());
        Map<String, Channel> channels = new TreeMap<>();
        for (String channel : named) {
            Decision decision = decide(state, purpose, channel);
            channels.put(channel, new Channel(decision.permitted(), decision.rule()));
        }
        return channels;
    }
}
