package dev.samtykke.customer.command;

import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.AppendedEvent;

/**
 * What a command on a customer answers.
 *
 * @param customerId the customer that it was carried out on, after all merges
 * @param event null when there was nothing to change
 */
public record CustomerAnswer(String customerId, @Nullable AppendedEvent event) {}
