/** The key vault: one encryption key per data subject and retention class, and its destruction for good. */
@NullMarked
package dev.samtykke.personaldata.keys;

import org.jspecify.annotations.NullMarked;
