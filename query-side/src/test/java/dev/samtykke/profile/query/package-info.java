/** Tests of what is kept of people and who sees it. */
@NullMarked
package dev.samtykke.profile.query;

import org.jspecify.annotations.NullMarked;
