/** Tests of time stamps. */
@NullMarked
package dev.samtykke.evidence.query.timestamp;

import org.jspecify.annotations.NullMarked;
