/** Tests of the queries on notices. */
@NullMarked
package dev.samtykke.notice.query;

import org.jspecify.annotations.NullMarked;
