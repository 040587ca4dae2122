package dev.samtykke.customer.command;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.http.Position;
import dev.samtykke.customer.ChangePreferences;
import dev.samtykke.customer.CustomerCommand;
import dev.samtykke.customer.DeclareEmergency;
import dev.samtykke.customer.EndContract;
import dev.samtykke.customer.EndEmergency;
import dev.samtykke.customer.LiftRestriction;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.OverrideObjection;
import dev.samtykke.customer.RaiseObjection;
import dev.samtykke.customer.RecordContact;
import dev.samtykke.customer.RestrictProcessing;
import dev.samtykke.customer.ServeNotice;
import dev.samtykke.customer.StartContract;
import dev.samtykke.customer.WithdrawObjection;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.Positioned;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.privacy.PersonalText;

/** Commands on one customer over HTTP. */
@RestController
@RequestMapping("/api/v1/customers/{id}")
@Tag(name = "Customers", description = "What a customer does and wishes beside consent")
class CustomerController {

    private final Commands commands;
    private final EventPositions positions;
    private final RequestFingerprints fingerprints;

    CustomerController(Commands commands, EventPositions positions, RequestFingerprints fingerprints) {
        this.commands = commands;
        this.positions = positions;
        this.fingerprints = fingerprints;
    }

    @PostMapping("/contracts")
    @Operation(summary = "A contract begins", description = "It carries purposes on the basis CONTRACT of its type.")
    Changed startContract(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.ContractStart request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        StartContract command = new StartContract(
                id.toString(),
                contract(request.contractType(), request.reference()),
                request.contractType(),
                PersonalText.of(request.reference()),
                request.from());
        return send(command, request, caller, key);
    }

    @PostMapping("/contracts/terminations")
    @Operation(summary = "A contract ends", description = "It is named by its type and reference.")
    Changed endContract(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.ContractEnd request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        EndContract command =
                new EndContract(id.toString(), contract(request.contractType(), request.reference()), request.until());
        return send(command, request, caller, key);
    }

    @PostMapping("/notices")
    @Operation(
            summary = "The customer was shown a notice",
            description = "Purposes on the bases LEGITIMATE_INTERESTS and PUBLIC_TASK need it (GDPR art. 13, 14).")
    Changed serveNotice(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.NoticeShown request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        ServeNotice command = new ServeNotice(
                id.toString(),
                request.notice().id(),
                request.notice().version(),
                request.language(),
                request.channel(),
                request.servedAt());
        return send(command, request, caller, key);
    }

    @PostMapping("/objections")
    @Operation(summary = "The customer objects", description = "GDPR art. 21. Without a purpose: to direct marketing.")
    Changed object(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.ObjectionRaise request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        String grounds = request.grounds();
        RaiseObjection command = new RaiseObjection(
                id.toString(),
                purpose(request.purpose()),
                grounds == null ? null : PersonalText.of(grounds),
                request.raisedAt());
        return send(command, request, caller, key);
    }

    @PostMapping("/objections/withdrawals")
    @Operation(summary = "The customer no longer objects")
    Changed withdrawObjection(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.ObjectionWithdrawal request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        return send(new WithdrawObjection(id.toString(), purpose(request.purpose())), request, caller, key);
    }

    @PostMapping("/objections/overrides")
    @Operation(
            summary = "Override an objection with compelling legitimate grounds",
            description = "GDPR art. 21(1). One to direct marketing can never be overridden.")
    Changed overrideObjection(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.ObjectionOverride request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        OverrideObjection command =
                new OverrideObjection(id.toString(), request.purpose(), PersonalText.of(request.compellingGrounds()));
        return send(command, request, caller, key);
    }

    @PostMapping("/restrictions")
    @Operation(summary = "Restrict processing", description = "GDPR art. 18. Storage and legal claims remain.")
    Changed restrict(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.Restrict request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        String ground = request.ground().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return send(new RestrictProcessing(id.toString(), ground, request.since()), request, caller, key);
    }

    @PostMapping("/restrictions/liftings")
    @Operation(summary = "Lift the restriction", description = "The customer is to be told before (GDPR art. 18(3)).")
    Changed lift(@PathVariable UUID id, RequestContext caller, Optional<IdempotencyKey> key) {
        LiftRestriction command = new LiftRestriction(id.toString());
        return send(command, command, caller, key);
    }

    @PostMapping("/emergencies")
    @Operation(summary = "Declare an emergency", description = "It carries purposes on the basis VITAL_INTERESTS.")
    Changed declareEmergency(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.EmergencyStart request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        DeclareEmergency command =
                new DeclareEmergency(id.toString(), request.emergency(), request.from(), request.until());
        return send(command, request, caller, key);
    }

    @PostMapping("/emergencies/ends")
    @Operation(summary = "An emergency is over")
    Changed endEmergency(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.EmergencyEnd request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        return send(new EndEmergency(id.toString(), request.emergency(), request.until()), request, caller, key);
    }

    @PostMapping("/preferences")
    @Operation(
            summary = "Change the customer's wishes",
            description = "They replace the former ones, and narrow what is permitted, never widen it.")
    Changed prefer(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.Wishes request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        return send(new ChangePreferences(id.toString(), request.toPreferences()), request, caller, key);
    }

    @PostMapping("/contacts")
    @Operation(summary = "The customer was contacted", description = "Frequency caps count it.")
    Changed contacted(
            @PathVariable UUID id,
            @RequestBody @Valid CustomerRequests.ContactMade request,
            RequestContext caller,
            Optional<IdempotencyKey> key) {
        return send(new RecordContact(id.toString(), request.channel(), request.at()), request, caller, key);
    }

    private Changed send(CustomerCommand command, Object request, RequestContext caller, Optional<IdempotencyKey> key) {
        CustomerAnswer answer = commands.send(command, request, caller, key, CustomerAnswer.class);
        AppendedEvent event = answer.event();
        return event == null
                ? new Changed(answer.customerId(), null, null, positions.head())
                : new Changed(
                        answer.customerId(),
                        event.eventId(),
                        event.sequence(),
                        Position.of(positions, event.eventId()));
    }

    private String contract(String type, String reference) {
        return fingerprints.ofReference("contract " + type, reference);
    }

    private static String purpose(@Nullable String purpose) {
        return purpose == null ? Objection.TO_DIRECT_MARKETING : purpose;
    }

    /** Answer: the customer after all merges, and the event when there was something to change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            String customerId,
            @Nullable String eventId,
            @Nullable Long sequence,
            long position) implements Positioned {}
}
