package dev.samtykke.rules;

/**
 * One field of a request that breaks a rule.
 *
 * @param field path of the field in the request body, such as {@code decisions[0].purpose}
 * @param rule stable name of the rule, a slug
 */
public record Violation(String field, String rule) {}
