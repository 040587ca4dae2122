@NullMarked
package dev.samtykke.evidence.query.keys;

import org.jspecify.annotations.NullMarked;
