/** Replays a whole log from its tiles and checks everything that it states. */
@NullMarked
package dev.samtykke.evidence.log.audit;

import org.jspecify.annotations.NullMarked;
