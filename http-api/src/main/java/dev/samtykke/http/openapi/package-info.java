/** The OpenAPI description of the HTTP API. */
@NullMarked
package dev.samtykke.http.openapi;

import org.jspecify.annotations.NullMarked;
