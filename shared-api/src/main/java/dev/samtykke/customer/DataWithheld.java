package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.WithheldItem;

/**
 * Data about the person came in and was not kept, as no purpose of it could use it at that moment (GDPR art. 5(1)(c)).
 *
 * @param call what it came with
 * @param items what was withheld, without any value
 */
@StoredAs(name = "data-withheld")
public record DataWithheld(@DataSubject String customerId, Collected call, List<WithheldItem> items)
        implements CustomerEvent {

    public DataWithheld {
        items = List.copyOf(items);
    }
}
