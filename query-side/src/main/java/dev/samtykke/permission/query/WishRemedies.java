package dev.samtykke.permission.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.QuietHours;
import dev.samtykke.customer.Standing;
import dev.samtykke.permission.Rule;
import dev.samtykke.permission.query.Change.ChangePreferences;
import dev.samtykke.permission.query.Change.WaitUntil;

/** What would change a denial that rests on the person's wishes. */
final class WishRemedies {

    private WishRemedies() {}

    static List<Change> of(Settled settled) {
        String channel = Objects.requireNonNull(settled.query().channel());
        Standing standing = settled.customer().standing();
        Rule rule = settled.decision().rule();
        if (rule == Rule.CHANNEL_OPTED_OUT) {
            return List.of(new ChangePreferences("channels", channel));
        }
        List<Change> changes = new ArrayList<>();
        if (rule == Rule.QUIET_HOURS) {
            QuietHours quiet = Objects.requireNonNull(standing.preferences().quietHours());
            Waits.endOf(quiet, settled.at())
                    .ifPresent(end -> changes.add(new WaitUntil(end.toInstant(), end.toString())));
            changes.add(new ChangePreferences("quietHours", channel));
            return changes;
        }
        @Nullable Frequency cap = standing.preferences().frequency().get(channel);
        List<Instant> contacts = standing.contacts().getOrDefault(channel, List.of());
        Waits.endOf(Objects.requireNonNull(cap), contacts, settled.at())
                .ifPresent(end -> changes.add(new WaitUntil(end, null)));
        changes.add(new ChangePreferences("frequency", channel));
        return changes;
    }
}
