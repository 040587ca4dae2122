package dev.samtykke.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.privacy.PersonalText;
import dev.samtykke.signal.ConsentSignal;

/**
 * What makes a consent decision demonstrable (GDPR art. 7(1)).
 *
 * @param purposeVersion the version of the purpose that was decided on
 * @param notice the notice that informed the person; null where none is needed (refusals, withdrawals) or none is known
 * @param language BCP 47 tag of what the person read or heard
 * @param channel where the person decided, such as {@code web}
 * @param source the system that reports it
 * @param method how it was expressed, such as {@code checkbox}
 * @param explicit whether the person stated it expressly (art. 9(2)(a))
 * @param guardian reference to the holder of parental responsibility, for a child (art. 8)
 * @param actor who acted: {@code customer}, {@code agent} on the customer's behalf, {@code guardian}, {@code import}
 * @param decidedAt when the person decided, as opposed to when the system learnt of it
 * @param signal what it was read from; null when the person told it directly
 */
public record Evidence(
        int purposeVersion,
        @Nullable NoticeReference notice,
        @Nullable String language,
        @Nullable String channel,
        @Nullable String source,
        @Nullable String method,
        boolean explicit,
        @Nullable PersonalText guardian,
        String actor,
        Instant decidedAt,
        @Nullable ConsentSignal signal) {}
