package dev.samtykke.permission.query;

import org.jspecify.annotations.Nullable;

import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.LawfulBasis;

/**
 * What a rule means.
 *
 * @param sentence one sentence for people
 * @param article where the law says so, such as {@code GDPR art. 7(3)}
 */
record Meaning(String sentence, String article) {

    /** @param basis the purpose's lawful basis; null when the purpose is unknown */
    static Meaning of(Rule rule, @Nullable LawfulBasis basis) {
        return switch (rule) {
            case UNKNOWN_CUSTOMER ->
                meaning("Nobody is known by this id or these identifiers, so no lawful basis can be given.", "6(1)");
            case UNKNOWN_PURPOSE -> meaning("Data may be used only for a purpose that was stated before.", "5(1)(b)");
            case RETIRED_PURPOSE -> meaning("The purpose has ended; nothing is processed for it any more.", "5(1)(b)");
            case ERASED -> meaning("The person's data was erased.", "17(1)");
            case SUPPRESSED -> meaning("The person's data was erased and must not come back.", "17(1)");
            case RESTRICTED -> meaning("Processing is restricted: the data may only be stored.", "18(2)");
            case UNKNOWN_DESTINATION ->
                meaning("Data may go only to a recipient that was registered before.", "30(1)(d)");
            case PURPOSE_NOT_ALLOWED_FOR_DESTINATION ->
                meaning("The recipient may not receive data for this purpose.", "5(1)(b)");
            case CHANNEL_OPTED_OUT -> meaning("The person does not want to be contacted on this channel.", "5(1)(a)");
            case QUIET_HOURS -> meaning("The person does not want to be contacted at this time of day.", "5(1)(a)");
            case FREQUENCY_CAP -> meaning("The person was contacted as often as they want to be.", "5(1)(a)");
            case CATEGORY_NOT_COVERED -> meaning("The purpose covers none of the data asked for.", "5(1)(c)");
            case DENIED_BY_SIGNAL -> meaning("A signal that came with the data said no to the purpose.", "7(3)");
            case PERMITTED -> meaning("The purpose's lawful basis is given and nothing stands against it.", of(basis));
            default -> ofGround(rule);
        };
    }

    /** The rules by which a lawful basis is not given. */
    private static Meaning ofGround(Rule rule) {
        return switch (rule) {
            case UNASKED -> meaning("The person has not been asked for consent.", "6(1)(a)");
            case CONFLICT ->
                meaning(
                        "Two customers that became one had decided differently; the person must be asked again.",
                        "7(1)");
            case REFUSED -> meaning("The person was asked and said no.", "4(11)");
            case REVOKED -> meaning("The person withdrew the consent.", "7(3)");
            case STALE ->
                meaning("What the person agreed to has changed materially since; they must be asked again.", "4(11)");
            case EXPIRED -> meaning("The consent's validity has run out; the person must be asked again.", "5(1)(e)");
            case UNVERIFIED ->
                meaning("The consent was imported without full evidence and is not confirmed yet.", "7(1)");
            case NOT_INFORMED -> meaning("The person was not told of this purpose on this lawful basis.", "13, 14");
            case OBJECTED -> meaning("The person objected.", "21");
            case NO_CONTRACT -> meaning("The person has no running contract that needs this processing.", "6(1)(b)");
            case OBLIGATION_NOT_IN_FORCE -> meaning("The legal obligation is not in force.", "6(1)(c)");
            case NO_EMERGENCY -> meaning("There is no emergency that needs this processing.", "6(1)(d)");
            default -> throw new IllegalArgumentException(rule + " has no meaning");
        };
    }

    private static Meaning meaning(String sentence, String article) {
        return new Meaning(sentence, "GDPR art. " + article);
    }

    private static String of(@Nullable LawfulBasis basis) {
        if (basis == null) {
            return "6(1)";
        }
        return switch (basis) {
            case CONSENT -> "6(1)(a)";
            case CONTRACT -> "6(1)(b)";
            case LEGAL_OBLIGATION -> "6(1)(c)";
            case VITAL_INTERESTS -> "6(1)(d)";
            case PUBLIC_TASK -> "6(1)(e)";
            case LEGITIMATE_INTERESTS -> "6(1)(f)";
        };
    }
}
