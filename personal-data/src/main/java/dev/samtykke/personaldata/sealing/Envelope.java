package dev.samtykke.personaldata.sealing;

import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.samtykke.personaldata.keys.KeyVault;
import dev.samtykke.privacy.KeptFor;

/**
 * A stored payload as it was read.
 *
 * @param commitment hex; empty text for state in a snapshot
 * @param payload the tree of the payload, with its personal values attached
 */
record Envelope(JsonNode stored, String commitment, SealingContext context, ObjectNode payload) {

    /** Reads the envelope and attaches the personal values, which changes {@code stored}. */
    static Envelope of(String type, JsonNode stored, KeyVault vault) {
        if (!(stored.get(StoredForm.PAYLOAD) instanceof ObjectNode payload)) {
            throw new SealedPayloadUnreadable(type, "it has no object named " + StoredForm.PAYLOAD);
        }
        JsonNode subject = stored.get(StoredForm.SUBJECT);
        Optional<String> subjectId = subject == null
                ? Optional.empty()
                : Optional.of(payload.path(subject.asText()).asText());
        String commitment = stored.path(StoredForm.COMMITMENT).asText();
        SealingContext context = new SealingContext(vault, type, subjectId, commitment);
        new SealedReader(context).attach(payload);
        return new Envelope(stored, commitment, context, payload);
    }

    /** The salt of the commitment; empty when it was erased. */
    Optional<byte[]> salt() {
        JsonNode sealed = stored.get(StoredForm.SEALED_SALT);
        return sealed == null
                ? Optional.of(Base64.getUrlDecoder()
                        .decode(stored.path(StoredForm.CLEAR_SALT).asText()))
                : context.open(sealed.asText(), KeptFor.PROFILE, SealingContext.SALT_PLACE);
    }
}
