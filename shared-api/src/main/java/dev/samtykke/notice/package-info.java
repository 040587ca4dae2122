/** Notices: the exact words that inform people of purposes. */
@NullMarked
package dev.samtykke.notice;

import org.jspecify.annotations.NullMarked;
