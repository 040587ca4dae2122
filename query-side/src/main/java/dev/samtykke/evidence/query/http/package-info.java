/** The evidence log over HTTP: its tiles for everybody, proofs, bundles and receipts for those who may have them. */
@NullMarked
package dev.samtykke.evidence.query.http;

import org.jspecify.annotations.NullMarked;
