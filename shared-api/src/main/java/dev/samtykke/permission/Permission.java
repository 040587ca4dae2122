package dev.samtykke.permission;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.Standing;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeVersion;

/**
 * May this purpose process this customer's data now (GDPR art. 5-7)? Pure and total: the same question on the same
 * state gives the same answer on every side, and anything unknown is denied.
 */
public final class Permission {

    private Permission() {}

    /** Answers {@code query} for a customer at an instant. The first rule that matches settles it. */
    public static Decision decide(CustomerState customer, Catalogue catalogue, PermissionQuery query, Instant at) {
        PurposeState purpose = catalogue.purpose(query.purpose());
        if (!customer.registered()) {
            return deny(new Ground(Rule.UNKNOWN_CUSTOMER, null, null), null);
        }
        if (!purpose.defined()) {
            return deny(new Ground(Rule.UNKNOWN_PURPOSE, null, null), null);
        }
        Ground ground = ground(customer.standing(), catalogue, purpose, query, at);
        if (ground.rule() != Rule.PERMITTED) {
            return deny(ground, purpose.current());
        }
        Rule wish = wishes(customer.standing(), query.channel(), at);
        return wish == Rule.PERMITTED
                ? permit(ground, purpose.current(), query)
                : deny(new Ground(wish, ground.eventId(), null), purpose.current());
    }

    private static Ground ground(
            Standing standing, Catalogue catalogue, PurposeState purpose, PermissionQuery query, Instant at) {
        PurposeVersion version = purpose.current();
        if (purpose.retired()) {
            return new Ground(Rule.RETIRED_PURPOSE, null, null);
        }
        if (standing.restriction() != null && !version.terms().survivesRestriction()) {
            return new Ground(Rule.RESTRICTED, standing.restriction().eventId(), null);
        }
        if (query.destination() != null) {
            return new Ground(Rule.UNKNOWN_DESTINATION, null, null);
        }
        return new LawfulGround(standing, catalogue, purpose).at(at);
    }

    private static Rule wishes(Standing standing, @Nullable String channel, Instant at) {
        Preferences preferences = standing.preferences();
        if (channel == null) {
            return Rule.PERMITTED;
        }
        if (preferences.optedOut(channel)) {
            return Rule.CHANNEL_OPTED_OUT;
        }
        if (preferences.quietHours() != null && preferences.quietHours().quiet(at)) {
            return Rule.QUIET_HOURS;
        }
        Frequency cap = preferences.frequency().get(channel);
        return cap != null && contacts(standing, channel, cap.per(), at) >= cap.contacts()
                ? Rule.FREQUENCY_CAP
                : Rule.PERMITTED;
    }

    private static long contacts(Standing standing, String channel, Duration per, Instant at) {
        Instant from = before(at, per);
        return standing.contacts().getOrDefault(channel, List.of()).stream()
                .filter(contact -> contact.isAfter(from) && !contact.isAfter(at))
                .count();
    }

    private static Instant before(Instant at, Duration per) {
        boolean beyond = per.compareTo(Duration.between(Instant.MIN, at)) > 0;
        return beyond ? Instant.MIN : at.minus(per);
    }

    private static Decision permit(Ground ground, PurposeVersion version, PermissionQuery query) {
        Set<String> covered = new LinkedHashSet<>(version.terms().dataCategories());
        if (!query.categories().isEmpty()) {
            covered.retainAll(query.categories());
            if (covered.isEmpty()) {
                return deny(new Ground(Rule.CATEGORY_NOT_COVERED, ground.eventId(), null), version);
            }
        }
        return new Decision(
                true,
                Rule.PERMITTED,
                version.terms().lawfulBasis(),
                version.version(),
                ground.eventId(),
                covered,
                ground.until());
    }

    private static Decision deny(Ground ground, @Nullable PurposeVersion version) {
        return new Decision(
                false,
                ground.rule(),
                version == null ? null : version.terms().lawfulBasis(),
                version == null ? null : version.version(),
                ground.eventId(),
                Set.of(),
                null);
    }
}
