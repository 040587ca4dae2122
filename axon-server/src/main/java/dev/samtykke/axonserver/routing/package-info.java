/** Commands on their way through Axon Server to the process that carries out those of their customer. */
@NullMarked
package dev.samtykke.axonserver.routing;

import org.jspecify.annotations.NullMarked;
