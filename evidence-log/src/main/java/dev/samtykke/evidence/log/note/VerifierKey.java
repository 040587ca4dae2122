package dev.samtykke.evidence.log.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/**
 * A public key as C2SP signed-note writes it: {@code <name>+hex(key id)+base64(type || 32-byte key)}, where the key id
 * is {@code SHA-256(name || 0x0A || type || key)[:4]}.
 */
public final class VerifierKey {

    private final String name;
    private final SignatureType type;
    private final byte[] publicKey;
    private final int keyId;

    VerifierKey(String name, SignatureType type, byte[] publicKey) {
        MalformedDataException.require(publicKey.length == Ed25519.KEY_LENGTH, "an Ed25519 key has 32 bytes");
        this.name = KeyNames.checked(name);
        this.type = type;
        this.publicKey = publicKey.clone();
        this.keyId = keyId(name, typedKey());
    }

    /**
     * Reads the text form.
     *
     * @throws MalformedDataException unless the text is a key of a known type whose id belongs to it
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        MalformedDataException.require(parts.length == 3, "verifier key is not of the form name+id+key");
        byte[] typed = Encodings.base64(parts[2]);
        MalformedDataException.require(typed.length > 0, "verifier key is empty");
        byte[] bare = Arrays.copyOfRange(typed, 1, typed.length);
        VerifierKey key = new VerifierKey(parts[0], SignatureType.of(typed[0]), bare);
        MalformedDataException.require(key.keyIdHex().equals(parts[1]), "key id does not belong to the key");
        return key;
    }

    /** Whether the line claims to be by this key. Only name and id together identify a key. */
    public boolean matches(NoteSignature signature) {
        return name.equals(signature.name()) && keyId == signature.keyId();
    }

    /** Whether the line is this key's signature of the text. */
    public boolean verifies(String text, NoteSignature signature) {
        if (!matches(signature)) {
            return false;
        }
        byte[] bytes = signature.signature();
        if (type == SignatureType.ED25519) {
            return Ed25519.verifies(publicKey, Encodings.utf8(text), bytes);
        }
        if (bytes.length != Long.BYTES + Ed25519.SIGNATURE_LENGTH) {
            return false;
        }
        byte[] message = Cosigner.message(Cosigner.time(signature), text);
        return Ed25519.verifies(publicKey, message, Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
    }

    /**
     * Whether this is a key with which the log of that origin may sign: of type {@link SignatureType#ED25519}, named
     * like the origin or like the origin followed by {@code /} and a label, which is how a log changes its key.
     */
    public boolean isKeyOf(String origin) {
        boolean named = name.equals(origin) || name.startsWith(origin + "/");
        return named && type == SignatureType.ED25519;
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    public int keyId() {
        return keyId;
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    private String keyIdHex() {
        return HexFormat.of().toHexDigits(keyId);
    }

    private byte[] typedKey() {
        return ByteBuffer.allocate(1 + publicKey.length)
                .put(type.identifier())
                .put(publicKey)
                .array();
    }

    private static int keyId(String name, byte[] typedKey) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Encodings.utf8(name + "\n"));
        out.writeBytes(typedKey);
        return MerkleHashing.sha256(out.toByteArray()).prefix();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId);
    }

    /** The text form, which {@link #parse} reads. */
    @Override
    public String toString() {
        return name + "+" + keyIdHex() + "+" + Encodings.base64(typedKey());
    }
}
