package dev.samtykke.stories;

import tools.jackson.databind.JsonNode;

/** A purpose with its notice, and people who agree to it. */
final class Newsletter {

    private Newsletter() {}

    static void define(Client admin) {
        admin.put("/api/v1/purposes/newsletter", """
                {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT", "retention": "P1Y"}""");
        admin.post("/api/v1/notices/privacy/versions", """
                {"language": "en", "text": "We write to you.", "purposes": ["newsletter"]}""");
    }

    /** Somebody agrees; sent again under the same key it is the same decision. */
    static JsonNode grant(Client frontEnd, String person) {
        return frontEnd.post("/api/v1/consents", """
                {"subject": {"identifiers": [{"type": "email", "value": "%s@example.org"}]},
                 "decisions": [{"purpose": "newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "privacy", "version": 1}, "method": "checkbox"}}""".formatted(person), "Idempotency-Key", person);
    }
}
