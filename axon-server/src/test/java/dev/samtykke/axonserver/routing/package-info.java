@NullMarked
package dev.samtykke.axonserver.routing;

import org.jspecify.annotations.NullMarked;
