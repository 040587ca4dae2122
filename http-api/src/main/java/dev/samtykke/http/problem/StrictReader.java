package dev.samtykke.http.problem;

import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.http.json.StrictJson;

/** Reads requests that are not the whole body of a call, by the same rules and with the same refusals as if they were. */
public final class StrictReader {

    private final JsonMapper json;
    private final Validator validator;

    /**
     * @param json binds the request
     * @param validator checks its constraints
     */
    public StrictReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads one request.
     *
     * @throws dev.samtykke.rules.RuleBroken when it is not valid; it names the field and the rule, never a value
     */
    public <T> T read(byte[] text, Class<T> type) {
        StrictJson.check(text);
        T request = bind(text, type);
        BeanPropertyBindingResult result = new BeanPropertyBindingResult(request, "request");
        validator.validate(request, result);
        if (result.hasErrors()) {
            throw new InvalidRequest(ConstraintRules.of(result));
        }
        return request;
    }

    private <T> T bind(byte[] text, Class<T> type) {
        T request;
        try {
            request = json.readValue(text, type);
        } catch (JacksonException failure) {
            throw UnreadableBody.explain(failure);
        }
        if (request == null) {
            throw UnreadableBody.missing();
        }
        return request;
    }
}
