/** What is kept of a person, item by item, each with the purposes that it may be used for. */
@NullMarked
package dev.samtykke.profile;

import org.jspecify.annotations.NullMarked;
