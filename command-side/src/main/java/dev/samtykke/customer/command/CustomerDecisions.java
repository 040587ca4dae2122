package dev.samtykke.customer.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.ChangePreferences;
import dev.samtykke.customer.Contract;
import dev.samtykke.customer.ContractEnded;
import dev.samtykke.customer.ContractStarted;
import dev.samtykke.customer.CustomerCommand;
import dev.samtykke.customer.CustomerContacted;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.DeclareEmergency;
import dev.samtykke.customer.Emergency;
import dev.samtykke.customer.EmergencyDeclared;
import dev.samtykke.customer.EmergencyEnded;
import dev.samtykke.customer.EndContract;
import dev.samtykke.customer.EndEmergency;
import dev.samtykke.customer.EndsBeforeItBegins;
import dev.samtykke.customer.InvalidTimeZone;
import dev.samtykke.customer.LiesInTheFuture;
import dev.samtykke.customer.LiftRestriction;
import dev.samtykke.customer.NotRestricted;
import dev.samtykke.customer.NoticeServed;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.customer.ProcessingRestricted;
import dev.samtykke.customer.QuietHours;
import dev.samtykke.customer.RecordContact;
import dev.samtykke.customer.RestrictProcessing;
import dev.samtykke.customer.RestrictionLifted;
import dev.samtykke.customer.ServeNotice;
import dev.samtykke.customer.Standing;
import dev.samtykke.customer.StartContract;
import dev.samtykke.customer.UnknownContract;
import dev.samtykke.customer.UnknownEmergency;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.notice.NoticeVersion;
import dev.samtykke.notice.UnknownNotice;
import dev.samtykke.notice.UnknownNoticeVersion;
import dev.samtykke.permission.Catalogue;

/** What follows from commands on one customer. Pure; objections have a {@link ObjectionDecisions class of their own}. */
final class CustomerDecisions {

    private final Catalogue catalogue;
    private final ObjectionDecisions objections;

    CustomerDecisions(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.objections = new ObjectionDecisions(catalogue);
    }

    /** The event that follows; empty when the command changes nothing. */
    Optional<CustomerEvent> decide(CustomerState state, CustomerCommand command, Instant now) {
        Optional<CustomerEvent> objection = objections.decide(state, command, now);
        return objection.isPresent() ? objection : Optional.ofNullable(other(state, command, now));
    }

    private @Nullable CustomerEvent other(CustomerState state, CustomerCommand command, Instant now) {
        String customerId = state.customerId();
        if (command instanceof StartContract start) {
            return start(state, start, now);
        }
        if (command instanceof EndContract end) {
            return end(state, end, now);
        }
        if (command instanceof ServeNotice serve) {
            return serve(customerId, serve, now);
        }
        if (command instanceof DeclareEmergency declare) {
            Instant from = orNow(declare.from(), now);
            return new EmergencyDeclared(customerId, declare.emergency(), from, after(from, declare.until()));
        }
        if (command instanceof EndEmergency end) {
            return end(state, end, now);
        }
        if (command instanceof ChangePreferences change) {
            return preferences(state, change.preferences());
        }
        if (command instanceof RecordContact contact) {
            return new CustomerContacted(customerId, contact.channel(), past(contact.at(), now, "at"));
        }
        return restriction(state, command, now);
    }

    private static @Nullable CustomerEvent restriction(CustomerState state, CustomerCommand command, Instant now) {
        if (command instanceof RestrictProcessing restrict) {
            return new ProcessingRestricted(state.customerId(), restrict.ground(), orNow(restrict.since(), now));
        }
        if (command instanceof LiftRestriction && state.standing().restriction() == null) {
            throw new NotRestricted();
        }
        return command instanceof LiftRestriction ? new RestrictionLifted(state.customerId()) : null;
    }

    private static @Nullable CustomerEvent start(CustomerState state, StartContract start, Instant now) {
        Contract known = state.standing().contracts().get(start.contract());
        boolean runs = known != null && known.until() == null;
        return runs
                ? null
                : new ContractStarted(
                        state.customerId(),
                        start.contract(),
                        start.contractType(),
                        start.reference(),
                        orNow(start.from(), now));
    }

    private static @Nullable CustomerEvent end(CustomerState state, EndContract end, Instant now) {
        Contract contract = state.standing().contracts().get(end.contract());
        if (contract == null) {
            throw new UnknownContract("reference");
        }
        Instant until = orNow(end.until(), now);
        requireOrder(contract.from(), until);
        return until.equals(contract.until()) ? null : new ContractEnded(state.customerId(), end.contract(), until);
    }

    private static CustomerEvent end(CustomerState state, EndEmergency end, Instant now) {
        Emergency emergency = state.standing().emergencies().get(end.emergency());
        if (emergency == null) {
            throw new UnknownEmergency("emergency");
        }
        Instant until = orNow(end.until(), now);
        requireOrder(emergency.from(), until);
        return new EmergencyEnded(state.customerId(), end.emergency(), until);
    }

    private CustomerEvent serve(String customerId, ServeNotice serve, Instant now) {
        NoticeState notice = catalogue.notice(serve.notice());
        if (!notice.published()) {
            throw UnknownNotice.at("notice.id", serve.notice());
        }
        NoticeVersion version = notice.version(serve.version())
                .orElseThrow(() -> UnknownNoticeVersion.at("notice.version", serve.notice(), serve.version()));
        return new NoticeServed(
                customerId,
                serve.notice(),
                serve.version(),
                version.sha256(),
                serve.language() == null ? version.language() : serve.language(),
                serve.channel(),
                past(serve.servedAt(), now, "servedAt"));
    }

    private static @Nullable CustomerEvent preferences(CustomerState state, Preferences preferences) {
        QuietHours quiet = preferences.quietHours();
        if (quiet != null) {
            requireZone(quiet.zone());
        }
        Standing standing = state.standing();
        return standing.preferences().equals(preferences)
                ? null
                : new PreferencesChanged(state.customerId(), preferences);
    }

    private static void requireZone(String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InvalidTimeZone("quietHours.zone");
        }
    }

    static Instant past(@Nullable Instant given, Instant now, String field) {
        Instant instant = orNow(given, now);
        if (instant.isAfter(now.plus(ObjectionDecisions.CLOCK_SKEW))) {
            throw new LiesInTheFuture(field);
        }
        return instant.isAfter(now) ? now : instant; // what happened, happened before we learnt of it
    }

    private static Instant orNow(@Nullable Instant given, Instant now) {
        return given == null ? now : given;
    }

    private static @Nullable Instant after(Instant from, @Nullable Instant until) {
        if (until != null) {
            requireOrder(from, until);
        }
        return until;
    }

    private static void requireOrder(Instant from, Instant until) {
        if (until.isBefore(from)) {
            throw new EndsBeforeItBegins("until");
        }
    }
}
