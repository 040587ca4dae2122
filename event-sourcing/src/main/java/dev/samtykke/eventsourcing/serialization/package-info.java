/** How events, snapshots and tokens are stored: stable names, revisions, upcasters, sealed payloads. */
@NullMarked
package dev.samtykke.eventsourcing.serialization;

import org.jspecify.annotations.NullMarked;
