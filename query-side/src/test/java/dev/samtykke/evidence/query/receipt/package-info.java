@NullMarked
package dev.samtykke.evidence.query.receipt;

import org.jspecify.annotations.NullMarked;
