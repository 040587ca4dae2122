package dev.samtykke.customer.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.SplitFrom;
import dev.samtykke.customer.Standing;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeEvent;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.purpose.PurposeTerms;

/**
 * What consents held at one instant, as known at another, computed from the plain list of all events by the words of the
 * specification and by nothing that the product computes it with.
 */
final class NaiveConsents {

    /** Worst first. */
    private static final List<String> WORTH = List.of("STALE", "EXPIRED", "UNVERIFIED", "GRANTED");

    private final List<DomainEventMessage<?>> events;
    private final Instant at;
    private final Instant knownAt;
    private final Instant earlier;

    NaiveConsents(List<DomainEventMessage<?>> events, Instant at, Instant knownAt) {
        this.events = events;
        this.at = at;
        this.knownAt = knownAt;
        this.earlier = at.isBefore(knownAt) ? at : knownAt;
    }

    /** Who answered for a customer. */
    String survivor(String customer) {
        String into = null;
        for (DomainEventMessage<?> event :
                stream(customer, event -> !event.getTimestamp().isAfter(earlier))) {
            if (event.getPayload() instanceof MergedInto merged) {
                into = merged.survivor();
            } else if (event.getPayload() instanceof SplitFrom) {
                into = null;
            }
        }
        return into == null ? customer : survivor(into);
    }

    /** State and event by purpose. */
    Map<String, String> of(String customer) {
        List<DomainEventMessage<?>> visible = stream(survivor(customer), this::visible);
        int lastSnapshot = -1;
        for (int i = 0; i < visible.size(); i++) {
            lastSnapshot = snapshot(visible.get(i)) == null ? lastSnapshot : i;
        }
        @Nullable Standing base = lastSnapshot < 0 ? null : snapshot(visible.get(lastSnapshot));
        Map<String, String> answers = new TreeMap<>();
        for (String purpose : RandomLives.PURPOSES) {
            @Nullable Consent before = base == null ? null : base.consents().get(purpose);
            List<DomainEventMessage<?>> decisions = visible.subList(lastSnapshot + 1, visible.size()).stream()
                    .filter(event -> purpose.equals(purposeOf(event.getPayload())))
                    .<DomainEventMessage<?>>map(event -> event)
                    .toList();
            @Nullable DomainEventMessage<?> shown = newest(decisions, event -> !isUnverified(event));
            @Nullable DomainEventMessage<?> unshown = newest(decisions, NaiveConsents::isUnverified);
            boolean nothingShownBefore = before == null || isUnverified(before);
            if (shown != null && (nothingShownBefore || isNotOlder(shown, before))) {
                answers.put(purpose, decision(purpose, shown) + " " + shown.getIdentifier());
            } else if (shown == null
                    && unshown != null
                    && nothingShownBefore
                    && (before == null || isNotOlder(unshown, before))) {
                answers.put(purpose, decision(purpose, unshown) + " " + unshown.getIdentifier());
            } else if (before != null) {
                answers.put(purpose, worth(before) + " " + before.eventId());
            }
        }
        return answers;
    }

    private static @Nullable DomainEventMessage<?> newest(
            List<DomainEventMessage<?>> decisions, Predicate<DomainEventMessage<?>> which) {
        return decisions.stream()
                .filter(which)
                .max(Comparator.<DomainEventMessage<?>, Instant>comparing(
                                event -> evidence(event).decidedAt())
                        .thenComparing(DomainEventMessage::getSequenceNumber))
                .orElse(null);
    }

    /** A grant without full evidence shows no decision: it counts only where there is none that is shown. */
    private static boolean isUnverified(DomainEventMessage<?> event) {
        return event.getPayload() instanceof ConsentGranted granted && !granted.verified();
    }

    private static boolean isUnverified(Consent consent) {
        return consent.status() == ConsentStatus.GRANTED
                && !consent.verified()
                && !consent.conflict()
                && consent.joint().isEmpty();
    }

    private static boolean isNotOlder(DomainEventMessage<?> decision, @Nullable Consent before) {
        return before == null || !evidence(decision).decidedAt().isBefore(before.outdatedBy());
    }

    private List<DomainEventMessage<?>> stream(String customer, Predicate<DomainEventMessage<?>> filter) {
        List<DomainEventMessage<?>> stream = new ArrayList<>();
        for (DomainEventMessage<?> event : events) {
            if (event.getAggregateIdentifier().equals(customer) && filter.test(event)) {
                stream.add(event);
            }
        }
        return stream;
    }

    private boolean visible(DomainEventMessage<?> event) {
        Instant held = purposeOf(event.getPayload()) == null
                ? event.getTimestamp()
                : evidence(event).decidedAt();
        return !event.getTimestamp().isAfter(knownAt) && !held.isAfter(at);
    }

    private static @Nullable Standing snapshot(DomainEventMessage<?> event) {
        Object payload = event.getPayload();
        if (payload instanceof IdentityMerged merged) {
            return merged.standing();
        }
        if (payload instanceof IdentitySplit split) {
            return split.standing();
        }
        return payload instanceof SplitFrom from ? from.standing() : null;
    }

    private static @Nullable String purposeOf(Object payload) {
        if (payload instanceof ConsentGranted granted) {
            return granted.purpose();
        }
        if (payload instanceof ConsentRefused refused) {
            return refused.purpose();
        }
        return payload instanceof ConsentRevoked revoked ? revoked.purpose() : null;
    }

    private static Evidence evidence(DomainEventMessage<?> event) {
        Object payload = event.getPayload();
        if (payload instanceof ConsentGranted granted) {
            return granted.evidence();
        }
        return payload instanceof ConsentRefused refused ? refused.evidence() : ((ConsentRevoked) payload).evidence();
    }

    private String decision(String purpose, DomainEventMessage<?> event) {
        if (event.getPayload() instanceof ConsentGranted granted) {
            return grant(purpose, granted.evidence(), granted.verified());
        }
        return event.getPayload() instanceof ConsentRefused ? "REFUSED" : "REVOKED";
    }

    private String worth(Consent consent) {
        if (consent.conflict()) {
            return "CONFLICT";
        }
        String worst = consent.status().name();
        if (worst.equals("GRANTED")) {
            worst = grant(consent.purpose(), consent.evidence(), consent.verified());
            for (Consent joint : consent.joint()) {
                String other = grant(joint.purpose(), joint.evidence(), joint.verified());
                worst = WORTH.indexOf(other) < WORTH.indexOf(worst) ? other : worst;
            }
        }
        return worst;
    }

    private String grant(String purpose, Evidence evidence, boolean verified) {
        @Nullable PurposeTerms terms = null;
        boolean stale = false;
        for (DomainEventMessage<?> event : events) {
            if (event.getTimestamp().isAfter(earlier)) {
                continue;
            }
            if (event.getPayload() instanceof NoticePublished published) {
                stale |= published.material()
                        && evidence.notice() != null
                        && evidence.notice().version() < published.version();
            } else if (event.getPayload() instanceof PurposeEvent of
                    && of.purpose().equals(purpose)) {
                if (of instanceof PurposeDefined defined) {
                    terms = defined.terms();
                } else if (of instanceof PurposeRevised revised) {
                    terms = revised.terms();
                    stale |= revised.material() && evidence.purposeVersion() < revised.version();
                }
            }
        }
        if (terms == null) {
            return "GRANTED";
        }
        if (stale || (terms.explicitRequired() && !evidence.explicit())) {
            return "STALE";
        }
        if (terms.validity() != null
                && !at.isBefore(evidence.decidedAt()
                        .atOffset(ZoneOffset.UTC)
                        .plus(terms.validity())
                        .toInstant())) {
            return "EXPIRED";
        }
        return verified || terms.acceptsUnverified() ? "GRANTED" : "UNVERIFIED";
    }
}
