/** The purposes as anyone may read them. */
@NullMarked
package dev.samtykke.purpose.query;

import org.jspecify.annotations.NullMarked;
