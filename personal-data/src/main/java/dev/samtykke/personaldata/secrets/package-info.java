/** The secret keys of one installation, in files that only its owner can read. */
@NullMarked
package dev.samtykke.personaldata.secrets;

import org.jspecify.annotations.NullMarked;
