package dev.samtykke.evidence.log.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.samtykke.evidence.log.codec.Json;

/** Changes single places of a JSON document; a place is a list of member names and array indices. */
final class JsonEdits {

    private JsonEdits() {}

    static List<List<Object>> leaves(Json value) {
        List<List<Object>> places = new ArrayList<>();
        collect(value, List.of(), places);
        return places;
    }

    private static void collect(Json value, List<Object> place, List<List<Object>> places) {
        if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> collect(member, with(place, name), places));
        } else if (value instanceof Json.Arr array) {
            for (int i = 0; i < array.items().size(); i++) {
                collect(array.items().get(i), with(place, i), places);
            }
        } else {
            places.add(place);
        }
    }

    static Json at(Json value, Object... place) {
        Json found = value;
        for (Object step : place) {
            found = Objects.requireNonNull(
                    found instanceof Json.Arr array
                            ? array.items().get((Integer) step)
                            : members(found).get((String) step));
        }
        return found;
    }

    static Json edit(Json value, List<Object> place, UnaryOperator<Json> change) {
        if (place.isEmpty()) {
            return change.apply(value);
        }
        List<Object> rest = place.subList(1, place.size());
        if (value instanceof Json.Arr array) {
            List<Json> items = new ArrayList<>(array.items());
            items.set((Integer) place.get(0), edit(items.get((Integer) place.get(0)), rest, change));
            return new Json.Arr(items);
        }
        Map<String, Json> members = new TreeMap<>(members(value));
        members.computeIfPresent((String) place.get(0), (name, member) -> edit(member, rest, change));
        return Json.Obj.of(members);
    }

    static Json set(Json value, Json next, Object... place) {
        return edit(value, List.of(place), old -> next);
    }

    static Json items(Json value, UnaryOperator<List<Json>> change, Object... place) {
        return edit(
                value, List.of(place), old -> new Json.Arr(change.apply(new ArrayList<>(((Json.Arr) old).items()))));
    }

    private static Map<String, Json> members(Json value) {
        return ((Json.Obj) value).members();
    }

    private static List<Object> with(List<Object> place, Object step) {
        List<Object> longer = new ArrayList<>(place);
        longer.add(step);
        return longer;
    }
}
