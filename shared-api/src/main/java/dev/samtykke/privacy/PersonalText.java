package dev.samtykke.privacy;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A personal value: text about a person that may never show up in a log line, an exception message, a metric or an
 * index key.
 *
 * <p>It is either <em>clear</em> (it came in with a command) or <em>sealed</em> (it was read from a stored event): then
 * it is decrypted only when somebody calls {@link #reveal()}, and a reader that just copies it onward never holds the
 * clear value. Once the person's key is destroyed a sealed value is <em>erased</em> and reveals nothing.
 *
 * <p>Its {@code toString} is always masked. Two values are equal when they reveal the same text, or when they hold the
 * same ciphertext.
 */
public final class PersonalText {

    /** What people see in place of a value whose key was destroyed. */
    public static final String ERASED = "erased";

    /** Opens a ciphertext; empty when the key is gone for good. */
    @FunctionalInterface
    public interface Opener {

        /** The clear text of the ciphertext, or empty when the person's key was destroyed. */
        Optional<String> open(String ciphertext);
    }

    private static final PersonalText NOTHING_LEFT = new PersonalText(null, null, null);

    private final @Nullable String clear;
    private final @Nullable String ciphertext;
    private final @Nullable Opener opener;

    private PersonalText(@Nullable String clear, @Nullable String ciphertext, @Nullable Opener opener) {
        this.clear = clear;
        this.ciphertext = ciphertext;
        this.opener = opener;
    }

    /** A clear personal value. */
    public static PersonalText of(String clear) {
        return new PersonalText(Objects.requireNonNull(clear, "clear"), null, null);
    }

    /** A personal value as it is stored; {@code opener} is called at each {@link #reveal()}, and not before. */
    public static PersonalText sealed(String ciphertext, Opener opener) {
        return new PersonalText(null, Objects.requireNonNull(ciphertext, "ciphertext"), opener);
    }

    /** A value of which nothing is left but the fact that there was one. */
    public static PersonalText erased() {
        return NOTHING_LEFT;
    }

    /** The clear text, or empty when it was erased. */
    public Optional<String> reveal() {
        if (clear != null) {
            return Optional.of(clear);
        }
        return ciphertext == null || opener == null ? Optional.empty() : opener.open(ciphertext);
    }

    /** The ciphertext of a sealed value; empty for a clear one. */
    public Optional<String> ciphertext() {
        return Optional.ofNullable(ciphertext);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PersonalText that)) {
            return false;
        }
        if (ciphertext != null && ciphertext.equals(that.ciphertext)) {
            return true;
        }
        return reveal().isPresent() && reveal().equals(that.reveal());
    }

    @Override
    public int hashCode() {
        return reveal().hashCode();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
