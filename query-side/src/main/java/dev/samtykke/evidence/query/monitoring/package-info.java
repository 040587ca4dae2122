/** Figures about the evidence log for those who watch the process. */
@NullMarked
package dev.samtykke.evidence.query.monitoring;

import org.jspecify.annotations.NullMarked;
