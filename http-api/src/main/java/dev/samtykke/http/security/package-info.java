/** Who may call what, and how bearer tokens are validated. */
@NullMarked
package dev.samtykke.http.security;

import org.jspecify.annotations.NullMarked;
