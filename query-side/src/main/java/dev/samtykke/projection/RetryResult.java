package dev.samtykke.projection;

/**
 * What retrying dead letters came to.
 *
 * @param succeeded streams that go on
 * @param failed streams that are still set aside
 */
public record RetryResult(int succeeded, int failed) {}
