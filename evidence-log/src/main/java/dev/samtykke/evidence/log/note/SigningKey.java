package dev.samtykke.evidence.log.note;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * An Ed25519 key that signs plain notes, kept in memory.
 *
 * <p>Its text form has two lines: {@code PRIVATE+KEY+<name>+<hex key id>+base64(0x01 || seed)}, as other note tools
 * write it, and the verifier key.
 */
public final class SigningKey implements NoteSigner {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final VerifierKey verifierKey;
    private final byte[] seed;

    private SigningKey(VerifierKey verifierKey, byte[] seed) {
        this.verifierKey = verifierKey;
        this.seed = seed;
    }

    public static SigningKey generate(String name) {
        return generate(name, SignatureType.ED25519);
    }

    static SigningKey generate(String name, SignatureType type) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] publicKey = Ed25519.bare(pair.getPublic().getEncoded());
            byte[] seed = Ed25519.bare(pair.getPrivate().getEncoded());
            return new SigningKey(new VerifierKey(name, type, publicKey), seed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Ed25519 is not available", e);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws MalformedDataException unless the text holds the two halves of one key
     */
    public static SigningKey parse(String text) {
        String[] lines = text.split("\n", -1);
        MalformedDataException.require(lines.length == 3 && lines[2].isEmpty(), "key file does not have two lines");
        VerifierKey verifierKey = VerifierKey.parse(lines[1]);
        MalformedDataException.require(lines[0].startsWith(PREFIX), "key file has no private key");
        String[] parts = lines[0].split("\\+", 5);
        MalformedDataException.require(parts.length == 5, "key file has no private key");
        byte[] typed = Encodings.base64(parts[4]);
        MalformedDataException.require(typed.length == 1 + Ed25519.KEY_LENGTH, "an Ed25519 seed has 32 bytes");
        SigningKey key = new SigningKey(verifierKey, Arrays.copyOfRange(typed, 1, typed.length));
        MalformedDataException.require(key.toText().equals(text), "private and public key differ in name, id or type");
        byte[] probe = Encodings.utf8("probe");
        boolean pair = Ed25519.verifies(verifierKey.publicKey(), probe, key.signBytes(probe));
        MalformedDataException.require(pair, "private and public key do not belong together");
        return key;
    }

    @Override
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    @Override
    public NoteSignature sign(String text) {
        if (verifierKey.type() != SignatureType.ED25519) {
            throw new IllegalStateException("this key is for cosignatures only");
        }
        return NoteSignature.of(verifierKey, signBytes(Encodings.utf8(text)));
    }

    byte[] signBytes(byte[] message) {
        return Ed25519.sign(seed, message);
    }

    /** The secret text form, for a file that only its owner may read. */
    public String toText() {
        String[] parts = verifierKey.toString().split("\\+", 3);
        byte[] typed = new byte[1 + seed.length];
        typed[0] = verifierKey.type().identifier();
        System.arraycopy(seed, 0, typed, 1, seed.length);
        return PREFIX + parts[0] + "+" + parts[1] + "+" + Encodings.base64(typed) + "\n" + verifierKey + "\n";
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifierKey + "]";
    }
}
