/** Notices are published here. */
@NullMarked
package dev.samtykke.notice.command;

import org.jspecify.annotations.NullMarked;
