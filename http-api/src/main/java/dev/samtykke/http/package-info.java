/** What every HTTP endpoint shares. */
@NullMarked
package dev.samtykke.http;

import org.jspecify.annotations.NullMarked;
