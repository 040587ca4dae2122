@NullMarked
package dev.samtykke.evidence.query.witness;

import org.jspecify.annotations.NullMarked;
