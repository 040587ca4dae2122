package dev.samtykke.messages;

/**
 * A command that came with an idempotency key was carried out. It is recorded in one transaction with the command's own
 * events, in a stream that only one such event fits into, so that the command takes effect once however often it is
 * sent, and a repetition gets the first answer even after a crash.
 *
 * @param commandKey names client and idempotency key, as a keyed hash
 * @param fingerprint keyed hash of the request, so that another request under the same key is noticed
 * @param answer what the command answered, JSON; holds ids only
 */
@StoredAs(name = "command-answered")
public record CommandAnswered(String commandKey, String fingerprint, String answer) {}
