package dev.samtykke.evidence.log.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.Leaves;
import dev.samtykke.evidence.log.claim.Claim;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/** Whatever is changed in a true bundle, the verifier must notice it and name a claim. */
class BundleMutationTest {

    private static final int BIT_FLIPS = 1_000;
    private static final CustomerCase CASE = new CustomerCase();
    private static final byte[] BYTES = CASE.bundle().canonical();
    private static final Json BUNDLE = Json.parse(BYTES, EvidenceBundle.MAX_BYTES);
    private static final Json OLDER = Json.parse(
            new BundleWriter(CASE.olderView(), CustomerCase.keys())
                    .subject(Leaves.subject(3), CASE::opening)
                    .subject(Leaves.subject(4), CASE::opening)
                    .build()
                    .canonical(),
            EvidenceBundle.MAX_BYTES);

    /** Subjects are in ascending order of their keys. */
    private static final int FIRST = 0;

    private static final int SECOND = 1;

    @Test
    void anySingleBitOfTheFile() {
        Random random = new Random(1);
        Set<String> named = new HashSet<>();
        for (int i = 0; i < BIT_FLIPS; i++) {
            byte[] mutated = BYTES.clone();
            int bit = random.nextInt(8 * mutated.length);
            mutated[bit / 8] ^= (byte) (1 << bit % 8);
            named.add(failure(mutated, "bit " + bit));
            boolean alsoWithTheKeysInTheFile = i % 20 == 0;
            if (alsoWithTheKeysInTheFile) {
                assertThat(CustomerCase.verify(mutated, new Trust(List.of(), 0)).hold())
                        .as("bit " + bit)
                        .isFalse();
            }
        }
        assertThat(named).hasSizeGreaterThan(4);
    }

    @Test
    void anySingleValueInAnyField() {
        Random random = new Random(2);
        Set<String> named = new HashSet<>();
        for (List<Object> place : JsonEdits.leaves(BUNDLE)) {
            byte[] mutated = JsonEdits.edit(BUNDLE, place, value -> altered(value, random))
                    .canonical();
            named.add(failure(mutated, place.toString()));
        }
        assertThat(named).contains("format").hasSizeGreaterThan(8);
    }

    @Test
    void anyArrayWithAnItemLessOneTwiceOrTwoSwapped() {
        for (Object[] place : arrays()) {
            int size = ((Json.Arr) JsonEdits.at(BUNDLE, place)).items().size();
            for (int i = 0; i < size; i++) {
                int at = i;
                failure(items(list -> list.remove(at), place), "without item " + i);
                failure(items(list -> list.add(at, list.get(at)), place), "item twice " + i);
                if (i > 0) {
                    failure(items(list -> Collections.swap(list, at - 1, at), place), "items swapped " + i);
                }
            }
        }
    }

    @Nested
    @DisplayName("a lie about events")
    class Events {

        @Test
        void leavingOneOutIsNoticedBecauseTheMapCountsThem() {
            for (int i = 0; i < size(FIRST); i++) {
                int at = i;
                assertFails(items(list -> list.remove(at), "subjects", FIRST, "events"), name(FIRST, "completeness"));
            }
        }

        @Test
        void leavingTheLastOnesOutOfListAndCountIsNoticed() {
            byte[] mutated = items(list -> list.subList(2, list.size()).clear(), "subjects", FIRST, "events");
            assertFails(mutated, name(FIRST, "completeness"));
        }

        @Test
        void theOrderIsFixed() {
            for (int i = 1; i < size(FIRST); i++) {
                int at = i;
                byte[] mutated = items(list -> Collections.swap(list, at - 1, at), "subjects", FIRST, "events");
                assertFails(mutated, name(FIRST, "completeness"), name(FIRST, "events"));
            }
        }

        @Test
        void anEventOfSomebodyElseDoesNotBelong() {
            Json foreign = JsonEdits.at(BUNDLE, "subjects", SECOND, "events", 0);
            for (int i = 0; i <= size(FIRST); i++) {
                int at = i;
                byte[] mutated = items(list -> list.add(at, foreign), "subjects", FIRST, "events");
                assertFails(mutated, name(FIRST, "completeness"), name(FIRST, "events"));
            }
            byte[] replaced = items(list -> list.set(0, foreign), "subjects", FIRST, "events");
            assertFails(replaced, name(FIRST, "completeness"), name(FIRST, "events"));
        }

        @Test
        void anotherIndexIsALie() {
            for (int i = 0; i < size(FIRST); i++) {
                for (long lie : new long[] {-1, 1, 600, 1L << 40}) {
                    Json.Int index = (Json.Int) JsonEdits.at(BUNDLE, "subjects", FIRST, "events", i, "leaf", "g");
                    if (index.value() + lie >= 0) {
                        Json mutated = JsonEdits.set(
                                BUNDLE, Json.of(index.value() + lie), "subjects", FIRST, "events", i, "leaf", "g");
                        assertFails(mutated.canonical(), name(FIRST, "completeness"), name(FIRST, "events"));
                    }
                }
            }
        }

        @Test
        void payloadsCannotBeExchanged() {
            Json mutated = exchange(BUNDLE, "payload", 0, 1);
            assertFails(mutated.canonical(), name(FIRST, "payloads"));
            assertFails(exchange(mutated, "salt", 0, 1).canonical(), name(FIRST, "payloads"));
        }
    }

    @Nested
    @DisplayName("a false proof")
    class Proofs {

        @Test
        void twoEventsProofsCannotBeExchanged() {
            assertFails(exchange(BUNDLE, "proof", 0, size(FIRST) - 1).canonical(), name(FIRST, "events"));
        }

        @Test
        void twoCustomersProofsCannotBeExchanged() {
            for (String member : List.of("bucket", "bucketProof", "events")) {
                Json first = JsonEdits.at(BUNDLE, "subjects", FIRST, member);
                Json second = JsonEdits.at(BUNDLE, "subjects", SECOND, member);
                Json mutated = JsonEdits.set(
                        JsonEdits.set(BUNDLE, second, "subjects", FIRST, member), first, "subjects", SECOND, member);
                String claim = member.equals("events") ? "completeness" : "map";
                assertFails(mutated.canonical(), name(FIRST, claim), name(SECOND, claim));
            }
        }

        @Test
        void aBucketThatLeavesTheCustomerOutIsNotInTheMap() {
            Json empty = JsonEdits.set(BUNDLE, Json.of(""), "subjects", FIRST, "bucket");
            Json nothing = JsonEdits.set(empty, new Json.Arr(List.of()), "subjects", FIRST, "events");
            assertFails(nothing.canonical(), name(FIRST, "map"));
        }

        @Test
        void aShorterOrLongerProofIsNone() {
            for (int i = 0; i < size(FIRST); i++) {
                byte[] shorter = items(list -> list.remove(0), "subjects", FIRST, "events", i, "proof");
                byte[] cut = items(list -> list.remove(list.size() - 1), "subjects", FIRST, "events", i, "proof");
                byte[] longer = items(list -> list.add(list.get(0)), "subjects", FIRST, "events", i, "proof");
                for (byte[] mutated : List.of(shorter, cut, longer)) {
                    assertFails(mutated, name(FIRST, "events"));
                }
            }
            assertFails(items(list -> list.remove(31), "subjects", FIRST, "bucketProof"), name(FIRST, "map"));
            assertFails(items(list -> list.remove(0), "statement", "proof"), "statement");
            assertFails(items(list -> list.remove(0), "asOf", "consistency"), "as of");
        }
    }

    @Nested
    @DisplayName("an older state")
    class OlderStates {

        @Test
        void anOlderStatementIsNotTheOneOfTheseProofs() {
            Json mutated = JsonEdits.set(BUNDLE, JsonEdits.at(OLDER, "statement"), "statement");
            assertFails(mutated.canonical(), "as of", name(FIRST, "map"), name(FIRST, "events"));
        }

        @Test
        void anOlderCheckpointDoesNotFitTheStatement() {
            for (String member : List.of("checkpoint", "leaf", "proof")) {
                Json part = JsonEdits.at(OLDER, "statement", member);
                assertFails(JsonEdits.set(BUNDLE, part, "statement", member).canonical(), "statement");
            }
        }

        @Test
        void theEventsOfAnOlderBundleAreNotAllUpToNow() {
            Json part = JsonEdits.at(OLDER, "subjects", FIRST, "events");
            byte[] mutated =
                    JsonEdits.set(BUNDLE, part, "subjects", FIRST, "events").canonical();
            assertFails(mutated, name(FIRST, "completeness"));
        }

        @Test
        void aTimeStampOfAnotherStateIsNone() {
            for (String member : List.of("checkpoint", "leaf", "proof")) {
                Json part = JsonEdits.at(BUNDLE, "statement", member);
                assertFails(JsonEdits.set(BUNDLE, part, "timestamp", member).canonical(), "time stamp");
            }
        }

        @Test
        void aTimeStampThatIsDemandedMustBeThere() {
            TreeMap<String, Json> members = new TreeMap<>(((Json.Obj) BUNDLE).members());
            members.remove("timestamp");
            assertFails(Json.Obj.of(members).canonical(), "time stamp");
        }

        @Test
        void theStatedCheckpointCannotPassAsAnOlderOneWithItsProof() {
            String leaf = ((Json.Str) JsonEdits.at(BUNDLE, "statement", "leaf")).value();
            Json now = Json.of(leaf.substring(leaf.indexOf('\n') + 1));
            assertFails(JsonEdits.set(BUNDLE, now, "asOf", "checkpoint").canonical(), "as of");
        }
    }

    @Test
    void leavingASubjectOutIsNoticedByWhoeverAskedForIt() {
        assertFails(items(list -> list.remove(0), "subjects"), "subjects");
    }

    private static Object[][] arrays() {
        List<Object[]> places = new ArrayList<>(List.of(
                new Object[] {"subjects"},
                new Object[] {"asOf", "consistency"},
                new Object[] {"statement", "proof"},
                new Object[] {"timestamp", "statementsConsistency"},
                new Object[] {"timestamp", "eventsConsistency"}));
        for (int subject : new int[] {FIRST, SECOND}) {
            places.add(new Object[] {"subjects", subject, "events"});
            places.add(new Object[] {"subjects", subject, "bucketProof"});
            places.add(new Object[] {"subjects", subject, "events", 1, "proof"});
        }
        return places.toArray(new Object[0][]);
    }

    private static Json exchange(Json bundle, String member, int one, int other) {
        Json first = JsonEdits.at(bundle, "subjects", FIRST, "events", one, member);
        Json second = JsonEdits.at(bundle, "subjects", FIRST, "events", other, member);
        Json half = JsonEdits.set(bundle, second, "subjects", FIRST, "events", one, member);
        return JsonEdits.set(half, first, "subjects", FIRST, "events", other, member);
    }

    private static int size(int subject) {
        return ((Json.Arr) JsonEdits.at(BUNDLE, "subjects", subject, "events"))
                .items()
                .size();
    }

    private static String name(int subject, String claim) {
        String key = ((Json.Str) JsonEdits.at(BUNDLE, "subjects", subject, "subject")).value();
        return "subject " + key.substring(0, 16) + " " + claim;
    }

    private interface Change {
        void apply(List<Json> items);
    }

    private static byte[] items(Change change, Object... place) {
        return JsonEdits.items(
                        BUNDLE,
                        list -> {
                            change.apply(list);
                            return list;
                        },
                        place)
                .canonical();
    }

    private static Json altered(Json value, Random random) {
        if (value instanceof Json.Int integer) {
            return Json.of(integer.value() + 1);
        }
        if (value instanceof Json.Str string) {
            return Json.of(altered(string.value(), random));
        }
        return value instanceof Json.Bool bool ? new Json.Bool(!bool.value()) : Json.of(0);
    }

    /** Flips one bit, and again if that made no text. */
    private static String altered(String text, Random random) {
        byte[] bytes = Encodings.utf8(text.isEmpty() ? "?" : text);
        while (true) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                return Encodings.utf8(flipped);
            } catch (MalformedDataException e) {
                bytes = Encodings.utf8(text);
            }
        }
    }

    private static void assertFails(byte[] mutated, String... names) {
        Claims claims = CustomerCase.verify(mutated, CustomerCase.trust());
        assertThat(claims.list().stream().filter(claim -> !claim.holds()).map(Claim::name))
                .contains(names);
    }

    /** The first failing claim. */
    private static String failure(byte[] mutated, String what) {
        Claims claims = CustomerCase.verify(mutated, CustomerCase.trust());
        return claims.firstFailure().orElseThrow(() -> new AssertionError(what)).name();
    }
}
