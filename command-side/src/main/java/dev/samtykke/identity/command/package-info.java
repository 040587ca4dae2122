/** Identifiers are claimed, customers found or registered, and identities merged here. */
@NullMarked
package dev.samtykke.identity.command;

import org.jspecify.annotations.NullMarked;
