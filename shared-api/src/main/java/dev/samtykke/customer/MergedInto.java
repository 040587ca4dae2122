package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/** This customer was absorbed by another one. Nothing follows in this stream unless the merge is undone. */
@StoredAs(name = "merged-into")
public record MergedInto(@DataSubject String customerId, String mergeId, String survivor) implements CustomerEvent {}
