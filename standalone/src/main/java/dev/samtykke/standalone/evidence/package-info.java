/** Where the evidence log of a data folder lies. */
@NullMarked
package dev.samtykke.standalone.evidence;

import org.jspecify.annotations.NullMarked;
