package dev.samtykke.standalone.mongo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a connection to the embedded server has to know: random, and only ever in the memory of this process.
 *
 * @param password 256 random bits in hex
 */
record ConnectionSecret(String password) {

    static final String USER = "samtykke";

    static ConnectionSecret fresh(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new ConnectionSecret(HexFormat.of().formatHex(bytes));
    }

    boolean is(String user, String given) {
        return USER.equals(user)
                && MessageDigest.isEqual(
                        password.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "•••";
    }
}
