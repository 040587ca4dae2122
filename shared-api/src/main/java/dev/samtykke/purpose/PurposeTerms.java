package dev.samtykke.purpose;

import java.time.Period;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The content of one purpose version.
 *
 * @param title short name that people read
 * @param description what the data is used for, in plain words (GDPR art. 5(1)(b), 12(1))
 * @param lawfulBasis the one basis it rests on
 * @param basis what that basis must state
 * @param dataCategories the categories of data that it may use, slugs
 * @param retention how long data is kept for it, ISO 8601 such as {@code P3Y}
 * @param validity how long a consent holds, ISO 8601; null means until it is withdrawn
 * @param directMarketing whether it is direct marketing: an objection can then never be overridden (art. 21(3))
 * @param explicitRequired whether consent must be explicit (special categories, art. 9(2)(a))
 * @param acceptsUnverified whether imported grants without full evidence permit
 * @param survivesRestriction whether it is storage or legal claims, which a restriction allows (art. 18(2))
 */
public record PurposeTerms(
        String title,
        String description,
        LawfulBasis lawfulBasis,
        BasisTerms basis,
        List<String> dataCategories,
        Period retention,
        @Nullable Period validity,
        boolean directMarketing,
        boolean explicitRequired,
        boolean acceptsUnverified,
        boolean survivesRestriction) {}
