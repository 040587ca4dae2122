/** Systems that send customer data in: who they are, what they may send, and for which purposes it is kept. */
@NullMarked
package dev.samtykke.source;

import org.jspecify.annotations.NullMarked;
