/** The sources as an administrator reads them. */
@NullMarked
package dev.samtykke.source.query;

import org.jspecify.annotations.NullMarked;
