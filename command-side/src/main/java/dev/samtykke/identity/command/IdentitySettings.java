package dev.samtykke.identity.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.samtykke.identity.IdentifierType;

/**
 * What the controller decides about identifying people; see {@link IdentityPolicy}. What is stated for a type or in a
 * list replaces the default.
 *
 * @param maximum how many identifiers of a type one customer may have, by type; 1 {@code user_id} and 5 of each other
 *     type unless stated
 * @param priority the types that name a person best, the best first
 * @param shared the types that several people may share
 * @param mergesByItself whether customers are merged without somebody having looked at it; else merges are proposed
 * @param blockedValues values that identify nobody, besides the usual placeholders, in lower case
 * @param blockedEmailDomains domains whose addresses identify nobody, such as test domains, in lower case
 */
@ConfigurationProperties("samtykke.identity")
public record IdentitySettings(
        @DefaultValue Map<IdentifierType, Integer> maximum,
        @DefaultValue({"user_id", "email", "phone"}) List<IdentifierType> priority,
        @DefaultValue({"anonymous_id", "device_id"}) Set<IdentifierType> shared,
        @DefaultValue("true") boolean mergesByItself,
        @DefaultValue Set<String> blockedValues,
        @DefaultValue Set<String> blockedEmailDomains) {

    /** The policy that follows. */
    public IdentityPolicy policy() {
        Map<IdentifierType, Integer> most = new EnumMap<>(IdentityPolicy.DEFAULT.most());
        most.putAll(maximum);
        return new IdentityPolicy(Map.copyOf(most), List.copyOf(priority), Set.copyOf(shared), mergesByItself);
    }
}
