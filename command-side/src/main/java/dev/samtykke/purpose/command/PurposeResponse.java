package dev.samtykke.purpose.command;

import dev.samtykke.http.consistency.Positioned;

/** Answer to the commands on purposes: the version in force and where the event that states it came to stand. */
record PurposeResponse(String id, int version, long position) implements Positioned {}
