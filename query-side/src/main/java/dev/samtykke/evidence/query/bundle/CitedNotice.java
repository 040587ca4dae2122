package dev.samtykke.evidence.query.bundle;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.samtykke.evidence.log.codec.Json;

/**
 * A reference to a notice in a payload, wherever it is: an object with the notice's id, its version and the SHA-256 of
 * its bytes.
 */
record CitedNotice(String id, long version, String sha256) {

    /** All references in a payload. */
    static Set<CitedNotice> in(Json payload) {
        Set<CitedNotice> cited = new HashSet<>();
        collect(payload, cited);
        return cited;
    }

    private static void collect(Json value, Set<CitedNotice> cited) {
        if (value instanceof Json.Arr array) {
            array.items().forEach(item -> collect(item, cited));
        } else if (value instanceof Json.Obj object) {
            Map<String, Json> members = object.members();
            if (members.getOrDefault("id", members.get("notice")) instanceof Json.Str id
                    && members.get("version") instanceof Json.Int version
                    && members.get("sha256") instanceof Json.Str sha256) {
                cited.add(new CitedNotice(id.value(), version.value(), sha256.value()));
            }
            members.values().forEach(member -> collect(member, cited));
        }
    }
}
