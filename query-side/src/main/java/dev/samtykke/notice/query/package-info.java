/** The notices, down to the exact bytes that people were shown. */
@NullMarked
package dev.samtykke.notice.query;

import org.jspecify.annotations.NullMarked;
