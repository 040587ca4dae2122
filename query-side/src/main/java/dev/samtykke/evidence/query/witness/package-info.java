/** Has independent witnesses cosign the log, so that it cannot show different histories to different people. */
@NullMarked
package dev.samtykke.evidence.query.witness;

import org.jspecify.annotations.NullMarked;
