/** The whole product over HTTP, in a process of its own: decisions, permission checks, what it takes up. */
@NullMarked
package dev.samtykke.benchmarks.http;

import org.jspecify.annotations.NullMarked;
