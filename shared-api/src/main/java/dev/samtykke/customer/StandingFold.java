package dev.samtykke.customer;

import static dev.samtykke.customer.CustomerState.with;
import static dev.samtykke.customer.CustomerState.without;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.Evidence;
import dev.samtykke.messages.Recorded;

/** How the events that permissions follow from change a {@link Standing}. Every other event leaves it as it is. */
final class StandingFold {

    private StandingFold() {}

    static Standing evolve(Standing standing, Recorded<CustomerEvent> recorded) {
        Consent decided = decided(recorded);
        if (decided != null) {
            return decide(standing, decided);
        }
        Standing afterObjection = objections(standing, recorded);
        return afterObjection != standing ? afterObjection : grounds(standing, recorded);
    }

    private static @Nullable Consent decided(Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof ConsentGranted granted) {
            return consent(granted.purpose(), ConsentStatus.GRANTED, granted.evidence(), granted.verified(), recorded);
        }
        if (event instanceof ConsentRefused refused) {
            return consent(refused.purpose(), ConsentStatus.REFUSED, refused.evidence(), true, recorded);
        }
        if (event instanceof ConsentRevoked revoked) {
            return consent(revoked.purpose(), ConsentStatus.REVOKED, revoked.evidence(), true, recorded);
        }
        return null;
    }

    private static Consent consent(
            String purpose,
            ConsentStatus status,
            Evidence evidence,
            boolean verified,
            Recorded<CustomerEvent> recorded) {
        return Consent.of(purpose, status, evidence, verified, recorded.eventId(), recorded.recordedAt());
    }

    private static Standing decide(Standing standing, Consent decided) {
        Consent current = standing.consents().get(decided.purpose());
        return current != null && !decided.replaces(current)
                ? standing
                : standing.withConsents(with(standing.consents(), decided.purpose(), decided));
    }

    private static Standing objections(Standing standing, Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof ObjectionRaised raised) {
            Objection objection = new Objection(raised.raisedAt(), false, recorded.eventId());
            return standing.withObjections(with(standing.objections(), raised.purpose(), objection));
        }
        if (event instanceof ObjectionWithdrawn withdrawn) {
            return standing.withObjections(without(standing.objections(), withdrawn.purpose()));
        }
        if (event instanceof ObjectionOverridden overridden) {
            Objection objection = standing.objections().get(overridden.purpose());
            return objection == null
                    ? standing
                    : standing.withObjections(with(
                            standing.objections(),
                            overridden.purpose(),
                            new Objection(objection.raisedAt(), true, recorded.eventId())));
        }
        if (event instanceof ProcessingRestricted restricted) {
            return standing.withRestriction(
                    new Restriction(restricted.ground(), restricted.since(), recorded.eventId()));
        }
        return event instanceof RestrictionLifted ? standing.withRestriction(null) : standing;
    }

    private static Standing grounds(Standing standing, Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof ContractStarted started) {
            Contract contract = new Contract(started.contractType(), started.from(), null, recorded.eventId());
            return standing.withContracts(with(standing.contracts(), started.contract(), contract));
        }
        if (event instanceof ContractEnded ended) {
            return ended(standing, ended, recorded.eventId());
        }
        if (event instanceof NoticeServed served) {
            ServedNotice notice =
                    new ServedNotice(served.notice(), served.version(), served.servedAt(), recorded.eventId());
            return standing.withServed(with(standing.served(), served.notice() + "/" + served.version(), notice));
        }
        if (event instanceof EmergencyDeclared declared) {
            Emergency emergency = new Emergency(declared.from(), declared.until(), recorded.eventId());
            return standing.withEmergencies(with(standing.emergencies(), declared.emergency(), emergency));
        }
        if (event instanceof EmergencyEnded ended) {
            return ended(standing, ended, recorded.eventId());
        }
        if (event instanceof PreferencesChanged changed) {
            return standing.withPreferences(changed.preferences());
        }
        return event instanceof CustomerContacted contacted ? contacted(standing, contacted) : standing;
    }

    private static Standing ended(Standing standing, ContractEnded ended, String eventId) {
        Contract contract = standing.contracts().get(ended.contract());
        return contract == null
                ? standing
                : standing.withContracts(with(
                        standing.contracts(),
                        ended.contract(),
                        new Contract(contract.type(), contract.from(), ended.until(), eventId)));
    }

    private static Standing ended(Standing standing, EmergencyEnded ended, String eventId) {
        Emergency emergency = standing.emergencies().get(ended.emergency());
        return emergency == null
                ? standing
                : standing.withEmergencies(with(
                        standing.emergencies(),
                        ended.emergency(),
                        new Emergency(emergency.from(), ended.until(), eventId)));
    }

    private static Standing contacted(Standing standing, CustomerContacted contacted) {
        List<Instant> contacts = new ArrayList<>(standing.contacts().getOrDefault(contacted.channel(), List.of()));
        contacts.add(contacted.at());
        contacts.sort(null);
        List<Instant> kept =
                List.copyOf(contacts.subList(Math.max(0, contacts.size() - Standing.CONTACTS_KEPT), contacts.size()));
        return standing.withContacts(with(standing.contacts(), contacted.channel(), kept));
    }
}
