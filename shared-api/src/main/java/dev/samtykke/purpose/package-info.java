/** Processing purposes: what data is used for, and on which lawful basis. */
@NullMarked
package dev.samtykke.purpose;

import org.jspecify.annotations.NullMarked;
