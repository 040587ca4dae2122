/** How every error is told to an HTTP caller: problem details of RFC 9457 without personal values. */
@NullMarked
package dev.samtykke.http.problem;

import org.jspecify.annotations.NullMarked;
