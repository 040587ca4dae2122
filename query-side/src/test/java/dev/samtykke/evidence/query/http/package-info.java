@NullMarked
package dev.samtykke.evidence.query.http;

import org.jspecify.annotations.NullMarked;
