package dev.samtykke.standalone.config;

import java.io.IOException;
import java.nio.file.Path;

import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.DataFolderUnusable;
import dev.samtykke.standalone.storage.PrivateFiles;

/** Where the installation's secrets are. */
final class KeysFolder {

    private KeysFolder() {}

    static Path of(SamtykkeSettings settings, DataFolder data) {
        Path configured = settings.keysFolder();
        if (configured == null) {
            return data.folder("keys");
        }
        try {
            PrivateFiles.createFolder(configured);
            return configured;
        } catch (IOException unwritable) {
            throw new DataFolderUnusable("The folder " + configured + " cannot be made", unwritable);
        }
    }
}
