package dev.samtykke.eventsourcing.serialization;

import java.nio.file.Path;
import java.util.List;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

/** A golden file of a revision whose class is gone is read by the class of today. */
class GoldenUpcastTest extends GoldenEventsContract {

    @Override
    protected EventTypes types() {
        return EventTypes.of(List.of(NicknameChanged.class), List.of());
    }

    @Override
    protected Path folder() {
        return Path.of("src", "test", "resources", "upcast-events");
    }

    @Override
    protected Upcasters upcasters(PayloadSealer sealer) {
        return new Upcasters(sealer).upcast("nickname-changed", 1, payload -> {
            payload.set("nickname", payload.remove("name"));
            return payload.put("chosenByCustomer", false);
        });
    }

    @StoredAs(name = "nickname-changed", revision = 2)
    record NicknameChanged(@DataSubject String customerId, PersonalText nickname, boolean chosenByCustomer) {}
}
