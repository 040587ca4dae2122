package dev.samtykke.customer;

/**
 * The customer no longer objects.
 *
 * @param purpose to what, see {@link RaiseObjection}
 */
public record WithdrawObjection(String customerId, String purpose) implements CustomerCommand {}
