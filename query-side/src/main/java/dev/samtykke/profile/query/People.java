package dev.samtykke.profile.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.IdentifierDetached;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;
import dev.samtykke.profile.Composition;
import dev.samtykke.profile.Identities;
import dev.samtykke.profile.IdentityStep;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.ProjectionNames;

/** Finds out what a person's profile is made up of. */
final class People {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long REMEMBERED = 1_000;

    private record Known(String customerId, long position) {}

    private final EventStreams streams;
    private final EventPositions positions;
    private final Projections projections;
    private final ProfileDocuments documents;
    /** By what absorbed customers were known; needed only after splits, and never changes. */
    private final Cache<Known, Set<String>> identifiers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    People(EventStreams streams, EventPositions positions, Projections projections, ProfileDocuments documents) {
        this.streams = streams;
        this.positions = positions;
        this.projections = projections;
        this.documents = documents;
    }

    /** The state of the customer that answers for one. */
    CustomerState survivor(String customerId) {
        CustomerState state = streams.state(Streams.CUSTOMER, customerId);
        while (state.mergedInto() != null) {
            state = streams.state(Streams.CUSTOMER, state.mergedInto());
        }
        return state;
    }

    /** What is known of a stream's end. */
    long length(String customerId) {
        return streams.load(Streams.CUSTOMER, customerId).sequence();
    }

    /**
     * A person with all that their profile is found by. A merge counts from its event on, not from when documents tell of
     * it: what it takes away could else still be read for a moment.
     *
     * @throws ProfileNotCaughtUp when the documents do not tell of a merge for too long
     */
    Person person(String customerId) {
        Optional<Person> person = read(customerId);
        if (person.isEmpty()) {
            projections.await(ProjectionNames.PROFILE, positions.head(), PATIENCE);
            person = read(customerId);
        }
        return person.orElseThrow(ProfileNotCaughtUp::new);
    }

    /**
     * The same of a customer that there must be.
     *
     * @throws UnknownCustomer when there is none
     */
    Person known(String customerId) {
        if (!streams.state(Streams.CUSTOMER, customerId).registered()) {
            throw UnknownCustomer.named();
        }
        return person(customerId);
    }

    private Optional<Person> read(String customerId) {
        CustomerState state = survivor(customerId);
        Map<String, ProfileIndex> indexes = indexes(state.customerId());
        Composition composition = Composition.of(state.customerId(), new IndexedIdentities(indexes));
        Map<String, Long> lengths = new HashMap<>();
        for (String stream : composition.streams()) {
            lengths.put(stream, length(stream));
        }
        return isCurrent(state.customerId(), indexes)
                ? Optional.of(new Person(customerId, state, composition, indexes, lengths))
                : Optional.empty();
    }

    /** The indexes of a stream and of all that it ever had to do with. */
    private Map<String, ProfileIndex> indexes(String stream) {
        Map<String, ProfileIndex> indexes = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(stream));
        Collection<String> next = List.of(stream);
        while (!next.isEmpty()) {
            Map<String, ProfileIndex> found = documents.indexes(next);
            indexes.putAll(found);
            Set<String> further = new LinkedHashSet<>();
            found.values().stream()
                    .flatMap(index -> index.steps().stream())
                    .filter(step -> step.kind() != IdentityStep.Kind.MERGED_INTO)
                    .map(IdentityStep::other)
                    .filter(seen::add)
                    .forEach(further::add);
            next = further;
        }
        return indexes;
    }

    /** Whether the documents of a customer, and of all that it holds, tell of the merges that the streams tell of. */
    private boolean isCurrent(String customerId, Map<String, ProfileIndex> indexes) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(customerId));
        while (!next.isEmpty()) {
            CustomerState state = streams.state(Streams.CUSTOMER, next.remove(next.size() - 1));
            ProfileIndex index = indexes.getOrDefault(state.customerId(), ProfileIndex.EMPTY);
            if (!index.merges().equals(state.absorbed().keySet())) {
                return false;
            }
            state.absorbed().values().stream().filter(seen::add).forEach(next::add);
        }
        return true;
    }

    private final class IndexedIdentities implements Identities {

        private final Map<String, ProfileIndex> indexes;

        IndexedIdentities(Map<String, ProfileIndex> indexes) {
            this.indexes = indexes;
        }

        @Override
        public List<IdentityStep> steps(String customerId) {
            return indexes.getOrDefault(customerId, ProfileIndex.EMPTY).steps();
        }

        @Override
        public Set<String> identifiers(String customerId, long position) {
            return identifiers.get(new Known(customerId, position), People.this::read);
        }
    }

    private Set<String> read(Known known) {
        Set<String> keys = new HashSet<>();
        streams.forEach(Streams.CUSTOMER, known.customerId(), (Recorded<CustomerEvent> recorded) -> {
            CustomerEvent event = recorded.event();
            if (event instanceof IdentifierAttached attached && isBefore(recorded, known.position())) {
                keys.add(attached.identifier());
            } else if (event instanceof IdentifierDetached detached && isBefore(recorded, known.position())) {
                keys.remove(detached.identifier());
            }
        });
        return Set.copyOf(keys);
    }

    private boolean isBefore(Recorded<?> recorded, long position) {
        return positions.positionOf(recorded.eventId()).orElseThrow() < position;
    }
}
