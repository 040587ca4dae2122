@NullMarked
package dev.samtykke.standalone.evidence;

import org.jspecify.annotations.NullMarked;
