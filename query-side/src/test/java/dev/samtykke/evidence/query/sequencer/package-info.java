@NullMarked
package dev.samtykke.evidence.query.sequencer;

import org.jspecify.annotations.NullMarked;
