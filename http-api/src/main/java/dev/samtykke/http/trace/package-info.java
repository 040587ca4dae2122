/** Who sent a request and under which trace it runs. */
@NullMarked
package dev.samtykke.http.trace;

import org.jspecify.annotations.NullMarked;
