package dev.samtykke.personaldata.sealing;

/** Where a walk through a tree is, as a JSON pointer (RFC 6901): {@code /lines/0/name}. */
final class Place {

    private final StringBuilder pointer = new StringBuilder();

    /** Goes one level down; the result is the way back for {@link #leave}. */
    int enter(String property) {
        int back = pointer.length();
        pointer.append('/');
        if (property.indexOf('~') < 0 && property.indexOf('/') < 0) {
            pointer.append(property);
        } else {
            pointer.append(property.replace("~", "~0").replace("/", "~1"));
        }
        return back;
    }

    int enter(int index) {
        int back = pointer.length();
        pointer.append('/').append(index);
        return back;
    }

    void leave(int back) {
        pointer.setLength(back);
    }

    @Override
    public String toString() {
        return pointer.toString();
    }
}
