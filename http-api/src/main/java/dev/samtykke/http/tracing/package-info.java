/** Traces of what happens, told to a collector in the OpenTelemetry protocol. Off unless one is configured. */
@NullMarked
package dev.samtykke.http.tracing;

import org.jspecify.annotations.NullMarked;
