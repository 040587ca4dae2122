package dev.samtykke.consent.command;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the controller decides about consent.
 *
 * @param ageOfConsent from what age on people consent by themselves (GDPR art. 8(1)): 16 unless the law of a member state
 *     says less, which it may down to 13
 * @param globalPrivacyControlSince since when Global Privacy Control is honoured, as {@code /.well-known/gpc.json} tells;
 *     null: nothing is told
 * @param maxImportSize the largest bulk import that is read in one request
 */
@ConfigurationProperties("samtykke.consent")
public record ConsentSettings(
        @DefaultValue("16") int ageOfConsent,
        @Nullable LocalDate globalPrivacyControlSince,
        @DefaultValue("16GB") DataSize maxImportSize) {

    public ConsentSettings {
        if (ageOfConsent < 13 || ageOfConsent > 16) {
            throw new IllegalArgumentException(
                    "samtykke.consent.age-of-consent must be from 13 to 16 (GDPR art. 8(1))");
        }
    }
}
