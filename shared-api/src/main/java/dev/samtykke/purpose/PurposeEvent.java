package dev.samtykke.purpose;

/** What happens to a purpose. */
public sealed interface PurposeEvent permits PurposeDefined, PurposeRevised, PurposeRetired {

    /** Id of the purpose, a slug. */
    String purpose();
}
