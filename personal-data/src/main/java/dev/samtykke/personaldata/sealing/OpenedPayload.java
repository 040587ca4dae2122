package dev.samtykke.personaldata.sealing;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A stored event in clear, for the person it is about, for compliance and for evidence.
 *
 * @param payload the clear payload; {@code "erased"} stands in the place of every erased value
 * @param commitment hex, 64 characters, as in the evidence log
 * @param salt the 32 bytes with which the commitment opens to exactly this payload; empty when the commitment is closed
 *     because the salt or a value was erased
 */
public record OpenedPayload(ObjectNode payload, String commitment, Optional<byte[]> salt) {

    @Override
    public String toString() {
        return "OpenedPayload[" + commitment + (salt.isPresent() ? ", open]" : ", closed]");
    }
}
