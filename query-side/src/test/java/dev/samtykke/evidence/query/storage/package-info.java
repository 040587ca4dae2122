@NullMarked
package dev.samtykke.evidence.query.storage;

import org.jspecify.annotations.NullMarked;
