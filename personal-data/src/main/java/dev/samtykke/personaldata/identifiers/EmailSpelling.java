package dev.samtykke.personaldata.identifiers;

import java.util.Locale;
import java.util.stream.Stream;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import com.sanctionco.jmail.normalization.NormalizationOptions;
import com.sanctionco.jmail.normalization.NormalizationOptionsBuilder;

/** One spelling of an e-mail address: lower case, the domain in ASCII, less what its provider is known to ignore. */
final class EmailSpelling {

    private static final EmailValidator VALIDATOR = JMail.strictValidator()
            .disallowObsoleteWhitespace()
            .disallowQuotedIdentifiers()
            .disallowIpDomain()
            .requireTopLevelDomain()
            .withRule(email -> email.comments().isEmpty());

    private final IdentifierRules rules;

    EmailSpelling(IdentifierRules rules) {
        this.rules = rules;
    }

    String normalize(String text, String field) {
        Email email = VALIDATOR.tryParse(text).orElseThrow(() -> new InvalidEmail(field));
        Stream.concat(Stream.of(email.localPart()), email.domainParts().stream())
                .forEach(part -> CleanText.inOneScript(part, field));
        String domain = domainOf(email);
        if (rules.blockedEmailDomains().contains(domain)) {
            throw new BlockedIdentifier(field);
        }
        return email.normalized(
                options(rules.emailDomains().getOrDefault(domain, IdentifierRules.MailboxSpelling.EXACT)));
    }

    private static String domainOf(Email email) {
        String plain = email.normalized(options(IdentifierRules.MailboxSpelling.EXACT));
        return plain.substring(plain.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static NormalizationOptions options(IdentifierRules.MailboxSpelling spelling) {
        NormalizationOptionsBuilder options = NormalizationOptions.builder().convertDomainToAscii();
        if (spelling.ignoresSubAddress()) {
            options.removeSubAddress();
        }
        if (spelling.ignoresDots()) {
            options.removeDots();
        }
        return options.build();
    }
}
