package dev.samtykke.personaldata.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.KeptFor;
import dev.samtykke.privacy.PersonalText;

/** A message with personal values in every place where one can be. */
record AddressesAdded(
        @DataSubject String customerId,
        PersonalText email,
        @Nullable PersonalText phone,
        @KeptFor("tax") PersonalText invoiceName,
        List<Address> addresses,
        List<PersonalText> nicknames,
        Map<String, PersonalText> traits,
        int count,
        boolean verified,
        Instant at) {

    record Address(String kind, PersonalText street) {}
}
