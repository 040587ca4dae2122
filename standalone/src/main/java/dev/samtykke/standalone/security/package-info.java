/** The embedded issuer of bearer tokens: its clients, their secrets and its signing key. */
@NullMarked
package dev.samtykke.standalone.security;

import org.jspecify.annotations.NullMarked;
