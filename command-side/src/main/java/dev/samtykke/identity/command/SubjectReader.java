package dev.samtykke.identity.command;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.Subject;
import dev.samtykke.identity.SubjectMissing;
import dev.samtykke.identity.command.SubjectRequest.IdentifierRequest;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;

/** Reads whom a request is about. */
public final class SubjectReader {

    private final IdentifierKeys keys;

    public SubjectReader(IdentifierKeys keys) {
        this.keys = keys;
    }

    /**
     * Whom a request is about.
     *
     * @param field where the request says so
     * @throws SubjectMissing when it does not say it
     * @throws dev.samtykke.personaldata.identifiers.IdentifierRefused when a value cannot identify anybody
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

    Identifier identifier(IdentifierRequest request, String field) {
        return keys.identify(request.type(), request.value(), field);
    }
}
