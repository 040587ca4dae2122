package dev.samtykke.evidence.query.receipt;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The controller (GDPR art. 4(7)) as every record and receipt names it. The defaults say that nothing was configured;
 * they are for trying the product out, and no receipt with them is worth anything.
 *
 * @param name of the organisation
 * @param contact whom to turn to
 * @param email of the contact
 * @param phone of the contact
 * @param url of the organisation; null leaves it out
 * @param address postal address
 * @param dataProtectionOfficer name or address of the data protection officer (art. 37); null when there is none
 * @param jurisdiction under whose law it processes, such as {@code DK}
 * @param policyUrl its privacy policy
 * @param withdrawalUrl where a person withdraws consent
 * @param storageLocations countries where the data is stored
 * @param recipients who else receives the data (art. 13(1)(e)); none by default
 */
@ConfigurationProperties("samtykke.controller")
public record Controller(
        @DefaultValue(UNNAMED) String name,
        @DefaultValue(NOT_CONFIGURED) String contact,
        @DefaultValue(NOT_CONFIGURED) String email,
        @DefaultValue(NOT_CONFIGURED) String phone,
        @Nullable String url,
        @DefaultValue Address address,
        @Nullable String dataProtectionOfficer,
        @DefaultValue(NOT_CONFIGURED) String jurisdiction,
        @DefaultValue(NOT_CONFIGURED) String policyUrl,
        @DefaultValue(NOT_CONFIGURED) String withdrawalUrl,
        @DefaultValue(NOT_CONFIGURED) List<String> storageLocations,
        @DefaultValue List<String> recipients) {

    /** The name of a controller that was not configured. */
    public static final String UNNAMED = "Unnamed controller";

    /** Stands in place of whatever else was not configured. */
    public static final String NOT_CONFIGURED = "not configured";

    /** Whether somebody said who it is. */
    public boolean isNamed() {
        return !name.equals(UNNAMED);
    }

    /**
     * A postal address.
     *
     * @param street with house number
     * @param postalCode null leaves it out
     * @param city null leaves it out
     * @param country ISO 3166-1 alpha-2
     */
    public record Address(
            @DefaultValue(NOT_CONFIGURED) String street,
            @Nullable String postalCode,
            @Nullable String city,
            @DefaultValue(NOT_CONFIGURED) String country) {}
}
