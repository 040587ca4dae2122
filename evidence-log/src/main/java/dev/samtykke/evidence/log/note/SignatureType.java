package dev.samtykke.evidence.log.note;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/** The signature types of C2SP signed-note that are understood here. */
public enum SignatureType {
    /** A plain Ed25519 signature over the note text: how a log signs. */
    ED25519(1),
    /** A timestamped Ed25519 cosignature of a checkpoint (C2SP tlog-cosignature): how a witness signs. */
    COSIGNATURE_V1(4);

    private final byte identifier;

    SignatureType(int identifier) {
        this.identifier = (byte) identifier;
    }

    byte identifier() {
        return identifier;
    }

    static SignatureType of(byte identifier) {
        for (SignatureType type : values()) {
            if (type.identifier == identifier) {
                return type;
            }
        }
        throw new MalformedDataException("signature type of the key is not supported");
    }
}
