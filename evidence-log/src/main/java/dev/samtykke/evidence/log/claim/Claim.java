package dev.samtykke.evidence.log.claim;

import java.util.Map;

import dev.samtykke.evidence.log.codec.Json;

/**
 * One thing that was checked.
 *
 * @param name stable name of the check, with the subject or event that it is about
 * @param holds whether it was proven
 * @param detail what was proven, or why it was not
 */
public record Claim(String name, boolean holds, String detail) {

    public Json json() {
        return Json.Obj.of(Map.of("name", Json.of(name), "holds", new Json.Bool(holds), "detail", Json.of(detail)));
    }

    /** One line for a person. */
    public String line() {
        return (holds ? "ok    " : "FAIL  ") + name + ": " + detail;
    }
}
