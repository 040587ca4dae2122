/** The command line program for regulators, customers and auditors. */
@NullMarked
package dev.samtykke.evidence.log.verifier;

import org.jspecify.annotations.NullMarked;
