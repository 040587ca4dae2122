package dev.samtykke.customer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.eventhandling.DomainEventMessage;

import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.messages.Recorded;
import dev.samtykke.projection.LivedHistory;

class StandingEventsProperties {

    @Provide
    Arbitrary<List<LivedHistory.Step>> steps() {
        return LivedHistory.steps();
    }

    @Property(tries = 100)
    void whatIsPassedOverChangesNothingThatDecisionsRestOn(@ForAll("steps") List<LivedHistory.Step> steps) {
        try (LivedHistory lived = LivedHistory.of(steps)) {
            for (String customer : lived.states().keySet()) {
                CustomerState before = CustomerState.unknown(customer);
                for (DomainEventMessage<?> event : lived.history().events()) {
                    if (event.getAggregateIdentifier().equals(customer)) {
                        CustomerState after = after(before, event);
                        if (!StandingEvents.contain(event.getPayloadType())) {
                            assertThat(after.standing()).isSameAs(before.standing());
                            assertThat(after.mergedInto()).isEqualTo(before.mergedInto());
                        }
                        before = after;
                    }
                }
            }
        }
    }

    private static CustomerState after(CustomerState before, DomainEventMessage<?> event) {
        return before.evolve(new Recorded<>(
                (CustomerEvent) event.getPayload(),
                event.getIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp()));
    }
}
