@NullMarked
package dev.samtykke.standalone.remote;

import org.jspecify.annotations.NullMarked;
