package dev.samtykke.standalone.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.DataFolderUnusable;
import dev.samtykke.standalone.storage.PrivateFiles;

/** Keeps accounts in the data folder and makes the initial ones at the first start. */
final class AccountFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String CONSOLE_USER = "console";

    private final Path credentials;
    private final Path accounts;
    private final SecureRandom random;
    private final PasswordEncoder secrets;
    private final PasswordEncoder passwords;

    /**
     * @param secrets hashes the random secrets of clients
     * @param passwords hashes what people type
     */
    AccountFiles(DataFolder data, SecureRandom random, PasswordEncoder secrets, PasswordEncoder passwords) {
        this.credentials = data.resolve("credentials.json");
        this.accounts = data.folder("security").resolve("accounts.json");
        this.random = random;
        this.secrets = secrets;
        this.passwords = passwords;
    }

    /** The accounts; without any, makes the initial ones and writes their secrets for the operator. */
    Accounts open() {
        try {
            return Files.exists(accounts) ? JSON.readValue(Files.readAllBytes(accounts), Accounts.class) : begin();
        } catch (IOException | JacksonException unreadable) {
            throw new DataFolderUnusable("The accounts in " + accounts + " cannot be read or written", unreadable);
        }
    }

    private Accounts begin() throws IOException {
        Map<String, Credentials.Client> clear = new LinkedHashMap<>();
        List<Accounts.Client> hashed = new ArrayList<>();
        for (InitialClient client : InitialClient.values()) {
            String secret = random(32);
            clear.put(client.clientId(), new Credentials.Client(client.clientId(), secret, client.scopes()));
            hashed.add(new Accounts.Client(client.clientId(), secrets.encode(secret), client.scopes()));
        }
        String password = random(16);
        Accounts made = new Accounts(hashed, new Accounts.ConsoleUser(CONSOLE_USER, passwords.encode(password)));
        // The clear ones first: a crash in between makes both anew, the other way round nobody would know the secrets.
        PrivateFiles.write(
                credentials,
                JSON.writeValueAsBytes(new Credentials(clear, new Credentials.ConsoleUser(CONSOLE_USER, password))));
        PrivateFiles.write(accounts, JSON.writeValueAsBytes(made));
        return made;
    }

    private String random(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
