package dev.samtykke.personaldata.identifiers;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an installation decides about identifiers. Changing a rule that changes a normalised value makes customers
 * unfindable by that value, so decide once.
 *
 * @param defaultRegion the ISO 3166 country of phone numbers that are written without one, such as {@code DK}; with
 *     {@code ZZ} only international numbers are accepted
 * @param emailDomains domains in which several spellings reach one mailbox; keys in lower case
 * @param blockedValues placeholders, in lower case, refused for every type; all zeros are refused without being listed
 * @param blockedEmailDomains domains whose addresses are refused, in lower case
 */
public record IdentifierRules(
        String defaultRegion,
        Map<String, MailboxSpelling> emailDomains,
        Set<String> blockedValues,
        Set<String> blockedEmailDomains) {

    /** The placeholders that are blocked unless an installation says otherwise. */
    public static final Set<String> PLACEHOLDERS = Set.of(
            "-1", "null", "nil", "nan", "undefined", "anonymous", "none", "n/a", "na", "unknown", "test", "guest");

    /** No default region, no assumptions about mailboxes, the usual placeholders. */
    public static final IdentifierRules DEFAULT = new IdentifierRules("ZZ", Map.of(), PLACEHOLDERS, Set.of());

    /** These rules, blocking further values and e-mail domains. */
    public IdentifierRules blocking(Set<String> values, Set<String> domains) {
        return new IdentifierRules(
                defaultRegion, emailDomains, union(blockedValues, values), union(blockedEmailDomains, domains));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream().map(each -> each.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    public IdentifierRules {
        emailDomains = Map.copyOf(emailDomains);
        blockedValues = Set.copyOf(blockedValues);
        blockedEmailDomains = Set.copyOf(blockedEmailDomains);
    }

    /**
     * What the provider of a domain ignores in an address.
     *
     * @param ignoresSubAddress the part from {@code +} on
     * @param ignoresDots dots before the {@code @}
     */
    public record MailboxSpelling(boolean ignoresSubAddress, boolean ignoresDots) {

        /** Every character counts, as RFC 5321 says, except for upper and lower case. */
        public static final MailboxSpelling EXACT = new MailboxSpelling(false, false);
    }
}
