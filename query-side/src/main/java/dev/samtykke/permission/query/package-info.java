/** May this purpose process this customer's data now? The question that every use of data asks first. */
@NullMarked
package dev.samtykke.permission.query;

import org.jspecify.annotations.NullMarked;
