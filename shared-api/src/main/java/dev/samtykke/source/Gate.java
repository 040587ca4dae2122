package dev.samtykke.source;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.Rule;

/**
 * Which purposes an item may be kept for (GDPR art. 5(1)(b)): those that the plan gives it and that may process this
 * person's data of its category at this instant. Pure. Fails closed: what the plan does not have is withheld, and a
 * property is kept for no purpose for which its event is not.
 */
public final class Gate {

    private final CustomerState customer;
    private final Catalogue catalogue;
    private final TrackingPlan plan;
    private final Instant at;
    private final Set<String> signalledNo;

    public Gate(CustomerState customer, Catalogue catalogue, TrackingPlan plan, Instant at) {
        this(customer, catalogue, plan, at, Set.of());
    }

    /** @param signalledNo purposes that a signal with the call says no to; they get nothing of it */
    public Gate(CustomerState customer, Catalogue catalogue, TrackingPlan plan, Instant at, Set<String> signalledNo) {
        this.customer = customer;
        this.catalogue = catalogue;
        this.plan = plan;
        this.at = at;
        this.signalledNo = signalledNo;
    }

    /** Judges an item. */
    public ItemVerdict judge(Item item) {
        return switch (item.type()) {
            case TRAIT -> judge(item, plan.traits().get(item.name()));
            case EVENT -> judge(item, event(item.name()));
            case PROPERTY -> judgeProperty(item);
        };
    }

    private ItemVerdict judgeProperty(Item item) {
        String name = String.valueOf(item.event());
        EventMapping event = plan.events().get(name);
        if (event == null) {
            return judge(item, null);
        }
        ItemVerdict whole = judge(Item.event(name), event.event());
        ItemVerdict property = judge(item, event.properties().get(item.name()));
        SortedSet<String> kept = new TreeSet<>(property.keptFor());
        kept.retainAll(whole.keptFor());
        SortedMap<String, Rule> denied = new TreeMap<>(property.deniedBy());
        property.keptFor().stream()
                .filter(purpose -> !kept.contains(purpose))
                .forEach(purpose ->
                        denied.put(purpose, whole.deniedBy().getOrDefault(purpose, Rule.CATEGORY_NOT_COVERED)));
        return verdict(item, property.category(), kept, denied);
    }

    private @Nullable Mapping event(String name) {
        EventMapping mapping = plan.events().get(name);
        return mapping == null ? null : mapping.event();
    }

    private ItemVerdict judge(Item item, @Nullable Mapping mapping) {
        SortedSet<String> kept = new TreeSet<>();
        SortedMap<String, Rule> denied = new TreeMap<>();
        if (mapping == null) {
            return verdict(item, null, kept, denied);
        }
        for (String purpose : mapping.purposes()) {
            PermissionQuery query = new PermissionQuery(purpose, Set.of(mapping.category()), null, null);
            Decision decision = Permission.decide(customer, catalogue, query, at);
            if (!decision.permitted()) {
                denied.put(purpose, decision.rule());
            } else if (signalledNo.contains(purpose)) {
                denied.put(purpose, Rule.DENIED_BY_SIGNAL);
            } else {
                kept.add(purpose);
            }
        }
        return verdict(item, mapping.category(), kept, denied);
    }

    private static ItemVerdict verdict(
            Item item, @Nullable String category, SortedSet<String> kept, SortedMap<String, Rule> denied) {
        return new ItemVerdict(
                item, category, Collections.unmodifiableSortedSet(kept), Collections.unmodifiableSortedMap(denied));
    }
}
