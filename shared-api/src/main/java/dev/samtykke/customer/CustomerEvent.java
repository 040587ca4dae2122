package dev.samtykke.customer;

/** What happens to a customer. Old events must always replay, so their shape is a contract. */
public sealed interface CustomerEvent
        permits CustomerRegistered,
                ConsentGranted,
                ConsentRefused,
                ConsentRevoked,
                IdentifierAttached,
                IdentifierDetached,
                IdentityMerged,
                MergedInto,
                ContractStarted,
                ContractEnded,
                NoticeServed,
                ObjectionRaised,
                ObjectionWithdrawn,
                ObjectionOverridden,
                ProcessingRestricted,
                RestrictionLifted,
                EmergencyDeclared,
                EmergencyEnded,
                PreferencesChanged,
                CustomerContacted,
                IdentitySplit,
                SplitFrom,
                DataCollected,
                DataWithheld {

    /** The customer whose stream it is in, a UUID. */
    String customerId();
}
