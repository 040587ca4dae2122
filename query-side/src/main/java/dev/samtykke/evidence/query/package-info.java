/** What the evidence log needs of the stored events: the port to them, exactly as they are stored. */
@NullMarked
package dev.samtykke.evidence.query;

import org.jspecify.annotations.NullMarked;
