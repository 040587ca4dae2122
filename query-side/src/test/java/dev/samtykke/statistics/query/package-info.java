/** Tests of counting decisions. */
@NullMarked
package dev.samtykke.statistics.query;

import org.jspecify.annotations.NullMarked;
