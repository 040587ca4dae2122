package dev.samtykke.evidence.log.note;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/** The rule for key names, C2SP signed-note section "Format". */
final class KeyNames {

    private static final int NEXT_LINE = 0x85;

    private KeyNames() {}

    static String checked(String name) {
        boolean clean = name.codePoints().noneMatch(KeyNames::isForbidden);
        MalformedDataException.require(!name.isEmpty() && clean, "key name is empty or holds a space or plus");
        return name;
    }

    private static boolean isForbidden(int point) {
        return point == '+'
                || point == NEXT_LINE
                || Character.isSpaceChar(point)
                || Character.isWhitespace(point)
                || point < ' ';
    }
}
