/** The one pure answer to: may this purpose process this customer's data now? */
@NullMarked
package dev.samtykke.permission;

import org.jspecify.annotations.NullMarked;
