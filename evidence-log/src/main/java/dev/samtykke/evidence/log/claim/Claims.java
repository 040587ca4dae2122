package dev.samtykke.evidence.log.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.InvalidProofException;
import dev.samtykke.evidence.log.note.InvalidSignatureException;

/** Collects claims while they are checked. A failed one never stops those that follow. */
public final class Claims {

    private final List<Claim> checked = new ArrayList<>();

    /**
     * Checks one claim.
     *
     * @param proof returns a sentence that says what was proven, or throws one of the exceptions of this module's
     *     checks; anything else that it throws is a defect and is passed on
     */
    public void check(String name, Supplier<String> proof) {
        read(name, proof).ifPresent(detail -> checked.add(new Claim(name, true, detail)));
    }

    /** Reads something that later claims need; only a failure is a claim of its own. */
    public <T> Optional<T> read(String name, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (MalformedDataException
                | InvalidProofException
                | InvalidSignatureException
                | UnprovenException failure) {
            checked.add(new Claim(name, false, String.valueOf(failure.getMessage())));
            return Optional.empty();
        }
    }

    /** Lets a failure within a claim say which of many things it is about. */
    public static void part(String name, Runnable proof) {
        try {
            proof.run();
        } catch (MalformedDataException
                | InvalidProofException
                | InvalidSignatureException
                | UnprovenException failure) {
            throw new UnprovenException(name + ": " + failure.getMessage());
        }
    }

    public List<Claim> list() {
        return List.copyOf(checked);
    }

    /** Whether anything was checked and all of it holds. */
    public boolean hold() {
        return !checked.isEmpty() && checked.stream().allMatch(Claim::holds);
    }

    public Optional<Claim> firstFailure() {
        return checked.stream().filter(claim -> !claim.holds()).findFirst();
    }

    public Json json() {
        List<Json> items = checked.stream().map(Claim::json).toList();
        return Json.Obj.of(Map.of("claims", new Json.Arr(items), "holds", new Json.Bool(hold())));
    }
}
