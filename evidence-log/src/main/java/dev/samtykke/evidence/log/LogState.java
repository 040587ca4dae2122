package dev.samtykke.evidence.log;

import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/**
 * The log at one statement.
 *
 * @param events L's checkpoint
 * @param mapRoot root of M for the events in L
 * @param statements O's checkpoint, whose last leaf states the two above; witnesses cosign this one
 */
public record LogState(SignedCheckpoint events, Hash mapRoot, SignedCheckpoint statements) {}
