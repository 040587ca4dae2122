package dev.samtykke.permission.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.SubjectMissing;
import dev.samtykke.permission.query.CheckRequest.GivenIdentifier;
import dev.samtykke.permission.query.CheckRequest.Who;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;

/** Finds the customers that a question is about. */
final class SubjectResolution {

    private final EventStreams streams;
    private final IdentifierKeys keys;

    SubjectResolution(EventStreams streams, IdentifierKeys keys) {
        this.streams = streams;
        this.keys = keys;
    }

    /**
     * The customers that the id and the identifiers name; empty when nobody is known by them.
     *
     * @param field where the request says so
     * @throws SubjectMissing when it does not say it
     */
    Set<String> customers(Who subject, String field) {
        @Nullable UUID customerId = subject.customerId();
        @Nullable List<GivenIdentifier> given = subject.identifiers();
        if (given == null || given.isEmpty()) {
            if (customerId == null) {
                throw new SubjectMissing(field);
            }
            return Set.of(customerId.toString());
        }
        Set<String> customers = new LinkedHashSet<>();
        if (customerId != null) {
            customers.add(customerId.toString());
        }
        for (int i = 0; i < given.size(); i++) {
            String at = field + ".identifiers[" + i + "]";
            String key =
                    keys.identify(given.get(i).type(), given.get(i).value(), at).key();
            streams.state(Streams.IDENTIFIER, key).claimedBy().ifPresent(customers::add);
        }
        return customers;
    }
}
