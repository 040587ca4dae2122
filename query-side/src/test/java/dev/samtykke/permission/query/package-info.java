/** Tests of permission checks. */
@NullMarked
package dev.samtykke.permission.query;

import org.jspecify.annotations.NullMarked;
