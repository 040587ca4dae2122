/** What the separate services have in common. */
@NullMarked
package dev.samtykke.services;

import org.jspecify.annotations.NullMarked;
