/** Tests of the leases. */
@NullMarked
package dev.samtykke.evidence.query.lease;

import org.jspecify.annotations.NullMarked;
