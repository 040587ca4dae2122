package dev.samtykke.ingestion.command;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.command.SignalledDecisions;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.SentCall;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.source.Gate;
import dev.samtykke.source.SourceState;
import dev.samtykke.source.TrackingPlan;

/**
 * Takes calls in, one after the other, in one transaction. Nothing is recorded of a person without a permission: who is
 * not known becomes known only by something that is kept, and an identifier is recorded only of people whose data may be
 * processed, an address or a number only where the plan keeps it.
 */
final class Collecting {

    private final StreamTransaction transaction;
    private final IdentityResolution identities;
    private final Catalogue catalogue;
    private final EventPositions positions;
    private final SourceState source;
    private final TrackingPlan plan;
    private final Set<String> purposes;
    private final Instant now;
    private final CallDecisions decisions;
    private final Set<String> taken = new HashSet<>();
    private @Nullable String lastEventId;

    Collecting(
            StreamTransaction transaction,
            IdentityResolution identities,
            Catalogue catalogue,
            EventPositions positions,
            SignalledDecisions signalled,
            SourceState source,
            Instant now) {
        this.transaction = transaction;
        this.identities = identities;
        this.catalogue = catalogue;
        this.positions = positions;
        this.decisions = new CallDecisions(signalled, source, now);
        this.source = source;
        this.plan = source.plan();
        this.purposes = plan.purposes();
        this.now = now;
    }

    CallResult take(SentCall call) {
        // Whose it is comes first: what a duplicate appends after the look-up then takes a number of a stream read
        // here.
        Optional<String> owner = identities.find(transaction, call.identifiers());
        boolean before = positions.positionOf(MessageId.eventId(call.message())).isPresent();
        if (!taken.add(call.message()) || before) {
            return CallResult.DUPLICATE;
        }
        return owner.map(customerId -> takeOfKnown(call, customerId)).orElseGet(() -> takeOfUnknown(call));
    }

    /** The last event that was appended with data; null when there was none. */
    @Nullable String lastEventId() {
        return lastEventId;
    }

    private CallResult takeOfKnown(SentCall call, String customerId) {
        EventIds ids = new EventIds(call.message());
        decide(call, customerId, ids);
        Set<String> denied = CallDecisions.denied(call);
        if (mayProcess(customerId, denied)) {
            List<Identifier> named = Contacts.recordable(call.identifiers(), gate(customerId, denied));
            List<Identifier> own = identities.unite(transaction, customerId, named, each -> mayProcess(each, denied));
            if (mayProcess(customerId, denied)) { // a merge takes permissions away, it never adds one
                Contacts.recordable(own, gate(customerId, denied))
                        .forEach(identifier -> attach(customerId, identifier));
            }
        }
        return record(call, customerId, ids);
    }

    private CallResult takeOfUnknown(SentCall call) {
        Gate gate = new Gate(Newcomer.STATE, catalogue, plan, now, CallDecisions.denied(call));
        JudgedCall judged = JudgedCall.of(call, gate, plan);
        if (judged.kept() == 0 && !decisions.makeKnown(call)) {
            return CallResult.ofUnknown(judged.withheld());
        }
        List<Identifier> named = Contacts.recordable(call.identifiers(), gate).stream()
                .filter(identifier -> identities.owner(transaction, identifier).isEmpty())
                .toList();
        if (named.isEmpty()) {
            return CallResult.ofUnknown(JudgedCall.ofNobody(call, gate, plan));
        }
        String customerId = identities.register(transaction);
        named.forEach(identifier -> attach(customerId, identifier));
        EventIds ids = new EventIds(call.message());
        decide(call, customerId, ids);
        return record(call, customerId, ids);
    }

    /** Records what the person has chosen, before anything of the call is judged. */
    private void decide(SentCall call, String customerId, EventIds ids) {
        for (SignalledChoices choices : call.signals()) {
            CustomerState customer = transaction.state(Streams.CUSTOMER, customerId);
            decisions.of(call, choices, customer).forEach(event -> append(event, ids));
        }
    }

    private CallResult record(SentCall call, String customerId, EventIds ids) {
        JudgedCall judged = JudgedCall.of(call, gate(customerId, CallDecisions.denied(call)), plan);
        Collected from = from(call, customerId);
        if (judged.kept() > 0) {
            append(new DataCollected(customerId, from, judged.attributes(), judged.interaction()), ids);
        }
        if (!judged.withheld().isEmpty()) {
            append(new DataWithheld(customerId, from, judged.withheld()), ids);
        }
        return CallResult.of(judged);
    }

    private void append(CustomerEvent event, EventIds ids) {
        lastEventId = ids.next()
                .map(id -> transaction.append(Streams.CUSTOMER, event.customerId(), event, id))
                .orElseGet(() -> transaction.append(Streams.CUSTOMER, event.customerId(), event))
                .eventId();
    }

    private Collected from(SentCall call, String customerId) {
        Optional<String> pointing = call.identifiers().stream()
                .filter(identifier -> identities
                        .owner(transaction, identifier)
                        .filter(customerId::equals)
                        .isPresent())
                .map(Identifier::key)
                .findFirst();
        return new Collected(
                source.source(),
                source.version(),
                source.trust(),
                call.message(),
                call.type(),
                pointing.orElse(null),
                call.occurredAt());
    }

    private void attach(String customerId, Identifier identifier) {
        identities.attach(transaction, customerId, identifier, "identifiers");
    }

    /** Whether there is anything at all that the source may keep of the person, and no signal says no to. */
    private boolean mayProcess(String customerId, Set<String> denied) {
        CustomerState customer = transaction.state(Streams.CUSTOMER, customerId);
        return purposes.stream()
                .filter(purpose -> !denied.contains(purpose))
                .map(purpose -> new PermissionQuery(purpose, Set.of(), null, null))
                .anyMatch(query ->
                        Permission.decide(customer, catalogue, query, now).permitted());
    }

    private Gate gate(String customerId, Set<String> denied) {
        return new Gate(transaction.state(Streams.CUSTOMER, customerId), catalogue, plan, now, denied);
    }
}
