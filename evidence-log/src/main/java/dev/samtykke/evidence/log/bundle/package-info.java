/** Evidence in one file: the bundle with all events of a customer, the receipt of one decision, and their verifier. */
@NullMarked
package dev.samtykke.evidence.log.bundle;

import org.jspecify.annotations.NullMarked;
