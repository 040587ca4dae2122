/** The right to do what only one of several processes may do at a time. */
@NullMarked
package dev.samtykke.evidence.query.lease;

import org.jspecify.annotations.NullMarked;
