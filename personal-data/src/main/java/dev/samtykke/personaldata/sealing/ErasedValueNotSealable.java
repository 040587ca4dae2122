package dev.samtykke.personaldata.sealing;

/** A personal value was copied into a new event after it had been erased: there is nothing left to seal. */
public final class ErasedValueNotSealable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ErasedValueNotSealable() {
        super("A personal value of this message was erased and cannot be stored anew");
    }
}
