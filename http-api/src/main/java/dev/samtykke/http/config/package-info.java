/** Wires all that the HTTP endpoints of a process share. */
@NullMarked
package dev.samtykke.http.config;

import org.jspecify.annotations.NullMarked;
