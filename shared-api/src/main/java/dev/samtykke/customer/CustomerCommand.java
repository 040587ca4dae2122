package dev.samtykke.customer;

import dev.samtykke.messages.Command;

/** A command on one known customer. One on an absorbed customer is one on the survivor. */
public sealed interface CustomerCommand extends Command
        permits StartContract,
                EndContract,
                ServeNotice,
                RaiseObjection,
                WithdrawObjection,
                OverrideObjection,
                RestrictProcessing,
                LiftRestriction,
                DeclareEmergency,
                EndEmergency,
                ChangePreferences,
                RecordContact {

    /** The customer, a UUID. */
    String customerId();

    @Override
    default String routingKey() {
        return customerId();
    }
}
