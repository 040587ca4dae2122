@NullMarked
package dev.samtykke.evidence.query.leaf;

import org.jspecify.annotations.NullMarked;
