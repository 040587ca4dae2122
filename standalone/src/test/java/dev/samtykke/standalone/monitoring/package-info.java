/** What those see who watch the running product. */
@NullMarked
package dev.samtykke.standalone.monitoring;

import org.jspecify.annotations.NullMarked;
