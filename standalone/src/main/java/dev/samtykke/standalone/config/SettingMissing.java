package dev.samtykke.standalone.config;

/** A setting is missing that another one makes necessary; the message names both. */
public final class SettingMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what makes it necessary */
    public SettingMissing(String setting, String reason) {
        super("The setting " + setting + " is missing; " + reason + " needs it");
    }
}
