package dev.samtykke.standalone.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.DataFolderUnusable;
import dev.samtykke.standalone.storage.PrivateFiles;

/** The RSA key that signs tokens, kept in the data folder so that tokens outlive a restart. */
final class SigningKeys {

    private static final int BITS = 2048;
    private static final boolean PUBLIC_KEYS_ONLY = false;

    private SigningKeys() {}

    /** The key in the data folder; made at the first start. */
    static RSAKey open(DataFolder data) {
        Path file = data.folder("security").resolve("signing-keys.json");
        try {
            return Files.exists(file) ? read(file) : begin(file);
        } catch (IOException | ParseException | JOSEException | ClassCastException | IndexOutOfBoundsException broken) {
            throw new DataFolderUnusable("The signing key in " + file + " cannot be read or written", broken);
        }
    }

    private static RSAKey read(Path file) throws IOException, ParseException {
        return JWKSet.parse(Files.readString(file)).getKeys().get(0).toRSAKey();
    }

    private static RSAKey begin(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        PrivateFiles.write(file, new JWKSet(key).toString(PUBLIC_KEYS_ONLY).getBytes(StandardCharsets.UTF_8));
        return key;
    }
}
