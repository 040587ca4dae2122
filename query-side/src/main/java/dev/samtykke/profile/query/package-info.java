/** Answers what is kept of a person: for a purpose to systems that use it, and all of it to compliance. */
@NullMarked
package dev.samtykke.profile.query;

import org.jspecify.annotations.NullMarked;
