package dev.samtykke.evidence.log.note;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * Signs checkpoints as {@code cosignature/v1} (C2SP tlog-cosignature): {@code u64be(time) || Ed25519(message)}. Each
 * says: at this time, this was the largest consistent tree that the cosigner had seen of this log.
 */
public final class Cosigner {

    private final SigningKey key;
    private final Clock clock;

    /** @throws MalformedDataException unless the key is of type {@link SignatureType#COSIGNATURE_V1} */
    public Cosigner(SigningKey key, Clock clock) {
        MalformedDataException.require(
                key.verifierKey().type() == SignatureType.COSIGNATURE_V1, "key is not one for cosignatures");
        this.key = key;
        this.clock = clock;
    }

    public static SigningKey generateKey(String name) {
        return SigningKey.generate(name, SignatureType.COSIGNATURE_V1);
    }

    public VerifierKey verifierKey() {
        return key.verifierKey();
    }

    public NoteSignature cosign(Checkpoint checkpoint) {
        long time = clock.instant().getEpochSecond();
        byte[] signature = key.signBytes(message(time, checkpoint.text()));
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + signature.length);
        return NoteSignature.of(
                verifierKey(), buffer.putLong(time).put(signature).array());
    }

    /** When a cosignature was made, in whole seconds. Means nothing before the signature is verified. */
    public static Instant timeOf(NoteSignature cosignature) {
        return Instant.ofEpochSecond(time(cosignature));
    }

    static long time(NoteSignature cosignature) {
        byte[] bytes = cosignature.signature();
        MalformedDataException.require(bytes.length > Long.BYTES, "cosignature is too short");
        long time = ByteBuffer.wrap(bytes).getLong();
        MalformedDataException.require(
                time >= 0 && time <= Instant.MAX.getEpochSecond(), "cosignature time out of range");
        return time;
    }

    static byte[] message(long time, String checkpointText) {
        return Encodings.utf8("cosignature/v1\ntime " + time + "\n" + checkpointText);
    }
}
