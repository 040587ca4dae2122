@NullMarked
package dev.samtykke.standalone.problem;

import org.jspecify.annotations.NullMarked;
