package dev.samtykke.customer;

/** The restriction ends. */
public record LiftRestriction(String customerId) implements CustomerCommand {}
