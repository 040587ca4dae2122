@NullMarked
package dev.samtykke.evidence.query.check;

import org.jspecify.annotations.NullMarked;
