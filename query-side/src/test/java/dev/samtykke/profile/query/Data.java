package dev.samtykke.profile.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.permission.Rule;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.Collected;
import dev.samtykke.profile.CollectedInteraction;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.source.InteractionKind;
import dev.samtykke.source.Item;

/** Puts together what a source sent. */
final class Data {

    private final List<CollectedItem> attributes = new ArrayList<>();
    private @Nullable CollectedInteraction interaction;
    private String source = "shop";
    private int trust = 50;
    private @Nullable String identifier = "key-of-email";
    private final Instant at;

    private Data(Instant at) {
        this.at = at;
    }

    static Data at(String instant) {
        return new Data(Instant.parse(instant));
    }

    static Data at(Instant instant) {
        return new Data(instant);
    }

    Data from(String name, int howTrusted) {
        source = name;
        trust = howTrusted;
        return this;
    }

    Data by(@Nullable String key) {
        identifier = key;
        return this;
    }

    Data attribute(String name, String category, Set<String> purposes, PersonalText value) {
        attributes.add(new CollectedItem(name, category, purposes, value));
        return this;
    }

    /** An attribute of category contact, as a JSON text. */
    Data attribute(String name, String json, String... purposes) {
        return attribute(name, "contact", Set.of(purposes), sealed(json));
    }

    Data interaction(
            String name, @Nullable InteractionKind kind, String category, Set<String> purposes, CollectedItem... more) {
        interaction = new CollectedInteraction(name, kind, category, purposes, List.of(more));
        return this;
    }

    static CollectedItem property(String name, String category, Set<String> purposes, String json) {
        return new CollectedItem(name, category, purposes, sealed(json));
    }

    static PersonalText sealed(String json) {
        return PersonalText.sealed("sealed", ciphertext -> Optional.of(json));
    }

    Collected call() {
        return new Collected(source, 1, trust, "message", "track", identifier, at);
    }

    DataCollected of(String customer) {
        return new DataCollected(customer, call(), attributes, interaction);
    }

    DataWithheld withheld(String customer, String trait, String category, String purpose, Rule rule) {
        return new DataWithheld(
                customer,
                call(),
                List.of(new WithheldItem(Item.Type.TRAIT, trait, null, category, Map.of(purpose, rule))));
    }
}
