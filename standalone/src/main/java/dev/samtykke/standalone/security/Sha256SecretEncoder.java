package dev.samtykke.standalone.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes client secrets with one round of SHA-256. A slow hash protects secrets that can be guessed; ours have 256
 * random bits, which no number of guesses finds, and a slow hash would only let anybody burn the server's CPU at the
 * token endpoint (bcrypt at its usual cost takes 50 ms and more a request).
 */
final class Sha256SecretEncoder implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : HexFormat.of().formatHex(sha256(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null
                && hash != null
                && MessageDigest.isEqual(sha256(secret), HexFormat.of().parseHex(hash));
    }

    private static byte[] sha256(CharSequence secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
