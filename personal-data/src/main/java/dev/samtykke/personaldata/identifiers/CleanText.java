package dev.samtykke.personaldata.identifiers;

import java.text.Normalizer;
import java.util.Set;
import java.util.stream.Collectors;

/** One spelling of a text, and the refusal of texts that are not what they look like (Unicode TR 36 and TS 39). */
final class CleanText {

    private static final int MAXIMUM_CODE_POINTS = 256;

    /** What TS 39 calls highly restrictive: one script, or Latin beside the scripts that are written together. */
    private static final Set<Set<Character.UnicodeScript>> MIXABLE = Set.of(
            Set.of(
                    Character.UnicodeScript.LATIN,
                    Character.UnicodeScript.HAN,
                    Character.UnicodeScript.HIRAGANA,
                    Character.UnicodeScript.KATAKANA),
            Set.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.HAN, Character.UnicodeScript.BOPOMOFO),
            Set.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.HAN, Character.UnicodeScript.HANGUL));

    private CleanText() {}

    /** The value in Unicode form NFKC without white space around it. */
    static String of(String value, String field) {
        // Checked before normalising as well: NFKC can make a text 18 times as long.
        checkLength(value, field);
        checkCharacters(value.strip(), field);
        String text = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
        if (text.isEmpty()) {
            throw new EmptyIdentifier(field);
        }
        checkLength(text, field);
        checkCharacters(text, field);
        return text;
    }

    private static void checkLength(String text, String field) {
        if (text.codePointCount(0, text.length()) > MAXIMUM_CODE_POINTS) {
            throw new IdentifierTooLong(field);
        }
    }

    private static void checkCharacters(String text, String field) {
        if (text.codePoints().anyMatch(CleanText::isIllegal)) {
            throw new IllegalCharacter(field);
        }
    }

    private static boolean isIllegal(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isInvisible(codePoint);
        };
    }

    /** Letters and marks that are drawn as nothing (Default_Ignorable_Code_Point beyond the format characters). */
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || codePoint == 0x2800
                || codePoint == 0x3164
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || codePoint == 0xFFA0
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    /** The text itself, unless it mixes scripts that are not written together. */
    static String inOneScript(String text, String field) {
        Set<Character.UnicodeScript> scripts = text.codePoints()
                .mapToObj(Character.UnicodeScript::of)
                .filter(script ->
                        script != Character.UnicodeScript.COMMON && script != Character.UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        if (scripts.size() > 1 && MIXABLE.stream().noneMatch(mix -> mix.containsAll(scripts))) {
            throw new MixedScripts(field);
        }
        return text;
    }
}
