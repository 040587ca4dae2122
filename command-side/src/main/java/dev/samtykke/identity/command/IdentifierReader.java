package dev.samtykke.identity.command;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.InvalidIdentifier;
import dev.samtykke.identity.Subject;
import dev.samtykke.identity.SubjectMissing;
import dev.samtykke.identity.command.SubjectRequest.IdentifierRequest;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.personaldata.identifiers.IdentifierNormalizer;
import dev.samtykke.personaldata.identifiers.IdentifierRefused;
import dev.samtykke.personaldata.identifiers.UnknownIdentifierType;
import dev.samtykke.privacy.PersonalText;

/** Reads identifiers as callers write them: normalises them and finds their keys. */
public final class IdentifierReader {

    private final IdentifierNormalizer normalizer;
    private final IdentifierKeys keys;

    public IdentifierReader(IdentifierNormalizer normalizer, IdentifierKeys keys) {
        this.normalizer = normalizer;
        this.keys = keys;
    }

    /**
     * Whom a request is about.
     *
     * @param field where the request says so
     * @throws SubjectMissing when it does not say it
     * @throws InvalidIdentifier when a value cannot identify anybody
     */
    public Subject subject(SubjectRequest request, String field) {
        List<IdentifierRequest> given = request.identifiers() == null ? List.of() : request.identifiers();
        UUID customerId = request.customerId();
        if (customerId == null && given.isEmpty()) {
            throw new SubjectMissing(field);
        }
        List<Identifier> identifiers = IntStream.range(0, given.size())
                .mapToObj(i -> identifier(given.get(i), field + ".identifiers[" + i + "]"))
                .toList();
        return new Subject(customerId == null ? null : customerId.toString(), identifiers);
    }

    /**
     * An identifier.
     *
     * @param field where the request states it; empty when the identifier is the whole body
     * @throws InvalidIdentifier when its value cannot identify anybody
     */
    public Identifier identifier(IdentifierRequest request, String field) {
        IdentifierType type = IdentifierType.of(request.type())
                .orElseThrow(() -> new InvalidIdentifier(UnknownIdentifierType.RULE, inside(field, "type")));
        try {
            String normalised = normalizer.normalize(type.slug(), request.value());
            return new Identifier(keys.keyOf(type.slug(), normalised), type, PersonalText.of(normalised));
        } catch (IdentifierRefused refused) {
            throw new InvalidIdentifier(refused.rule(), inside(field, "value"));
        }
    }

    private static String inside(String field, String component) {
        return field.isEmpty() ? component : field + "." + component;
    }
}
