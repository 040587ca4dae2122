package dev.samtykke.customer;

/** The customer's wishes from now on. */
public record ChangePreferences(String customerId, Preferences preferences) implements CustomerCommand {}
