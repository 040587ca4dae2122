package dev.samtykke.ingestion.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.source.Gate;
import dev.samtykke.source.Item;

/** Addresses and numbers identify a person and are traits at once: one that is withheld is not recorded either way. */
final class Contacts {

    private static final Set<IdentifierType> CONTACTS = Set.of(IdentifierType.EMAIL, IdentifierType.PHONE);

    private Contacts() {}

    /**
     * Those of the identifiers of a call that may be recorded of a person, in their order. An address that is withheld
     * is left out under any other name as well, such as a user id.
     */
    static List<Identifier> recordable(List<Identifier> identifiers, Gate gate) {
        Set<String> withheld = identifiers.stream()
                .filter(identifier -> CONTACTS.contains(identifier.type()))
                .filter(identifier ->
                        gate.judge(Item.trait(identifier.type().slug())).withheld())
                .flatMap(identifier -> text(identifier).stream())
                .collect(Collectors.toSet());
        return identifiers.stream()
                .filter(identifier -> text(identifier)
                        .filter(text -> !withheld.contains(text))
                        .isPresent())
                .toList();
    }

    private static Optional<String> text(Identifier identifier) {
        return identifier.value().reveal().map(text -> text.toLowerCase(Locale.ROOT));
    }
}
