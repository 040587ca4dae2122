/** How a message is stored: personal values encrypted, the whole bound by a salted commitment. */
@NullMarked
package dev.samtykke.personaldata.sealing;

import org.jspecify.annotations.NullMarked;
