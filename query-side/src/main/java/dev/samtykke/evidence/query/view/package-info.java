/** The evidence log as it stands now, for those who read it. */
@NullMarked
package dev.samtykke.evidence.query.view;

import org.jspecify.annotations.NullMarked;
