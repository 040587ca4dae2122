/** How the process starts, tells that it is ready and says why it cannot start. */
@NullMarked
package dev.samtykke.standalone.launch;

import org.jspecify.annotations.NullMarked;
