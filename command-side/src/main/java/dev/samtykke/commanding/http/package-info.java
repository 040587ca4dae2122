/** What the endpoints of all commands share. */
@NullMarked
package dev.samtykke.commanding.http;

import org.jspecify.annotations.NullMarked;
