package dev.samtykke.personaldata.secrets;

import org.jspecify.annotations.Nullable;

/** A secret key is not the one with which this installation's key vault was first used. */
public final class WrongInstallationKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongInstallationKey(String name, @Nullable Throwable cause) {
        super(
                name + " is not the key that this key vault was first used with. Restore the right file from a back-up;"
                        + " going on would make stored data unreadable",
                cause);
    }
}
