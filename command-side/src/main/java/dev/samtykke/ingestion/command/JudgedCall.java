package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;
import dev.samtykke.profile.CollectedInteraction;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.SentCall;
import dev.samtykke.profile.SentCall.SentItem;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.source.EventMapping;
import dev.samtykke.source.Gate;
import dev.samtykke.source.Item;
import dev.samtykke.source.ItemVerdict;
import dev.samtykke.source.TrackingPlan;

/** A call item by item: what is kept of it, with its values, and what is withheld, without. */
record JudgedCall(
        List<CollectedItem> attributes, @Nullable CollectedInteraction interaction, List<WithheldItem> withheld) {

    /** Judges a call for the person whom the gate is about. */
    static JudgedCall of(SentCall call, Gate gate, TrackingPlan plan) {
        List<CollectedItem> attributes = new ArrayList<>();
        List<CollectedItem> properties = new ArrayList<>();
        List<WithheldItem> withheld = new ArrayList<>();
        ItemVerdict event = null;
        for (SentItem sent : call.items()) {
            ItemVerdict verdict = gate.judge(sent.item());
            if (verdict.withheld()) {
                withheld.add(withheld(verdict, plan, verdict.deniedBy()));
                continue;
            }
            switch (sent.item().type()) {
                case TRAIT -> attributes.add(kept(sent, verdict));
                case PROPERTY -> properties.add(kept(sent, verdict));
                case EVENT -> event = verdict;
            }
        }
        return new JudgedCall(attributes, event == null ? null : interaction(event, properties, plan), withheld);
    }

    /** The same call, but nothing of it is kept, as nobody could ever find the person again. */
    static List<WithheldItem> ofNobody(SentCall call, Gate gate, TrackingPlan plan) {
        return call.items().stream()
                .map(sent -> gate.judge(sent.item()))
                .map(verdict -> withheld(verdict, plan, denied(verdict)))
                .toList();
    }

    int kept() {
        return attributes.size()
                + (interaction == null ? 0 : 1 + interaction.properties().size());
    }

    private static Map<String, Rule> denied(ItemVerdict verdict) {
        Map<String, Rule> denied = new TreeMap<>(verdict.deniedBy());
        verdict.keptFor().forEach(purpose -> denied.put(purpose, Rule.UNKNOWN_CUSTOMER));
        return denied;
    }

    private static CollectedItem kept(SentItem sent, ItemVerdict verdict) {
        return new CollectedItem(sent.item().name(), category(verdict), verdict.keptFor(), sent.value());
    }

    private static CollectedInteraction interaction(
            ItemVerdict event, List<CollectedItem> properties, TrackingPlan plan) {
        EventMapping mapping = plan.events().get(event.item().name());
        return new CollectedInteraction(
                event.item().name(),
                mapping == null ? null : mapping.kind(),
                category(event),
                event.keptFor(),
                properties);
    }

    private static String category(ItemVerdict verdict) {
        return Objects.requireNonNull(verdict.category(), "what is kept is in the plan");
    }

    private static WithheldItem withheld(ItemVerdict verdict, TrackingPlan plan, Map<String, Rule> denied) {
        Item item = verdict.item();
        String event = item.event();
        return new WithheldItem(
                item.type(),
                verdict.unmapped() ? OutsideName.of(item.name()) : item.name(),
                event == null || plan.events().containsKey(event) ? event : OutsideName.of(event),
                verdict.category(),
                denied);
    }
}
