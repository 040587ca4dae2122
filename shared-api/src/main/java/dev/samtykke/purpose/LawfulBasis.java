package dev.samtykke.purpose;

/** The six lawful bases of processing (GDPR art. 6(1)(a)-(f)). */
public enum LawfulBasis {
    /** Art. 6(1)(a): the person has consented. */
    CONSENT,
    /** Art. 6(1)(b): a contract with the person needs it. */
    CONTRACT,
    /** Art. 6(1)(c): a law obliges the controller. */
    LEGAL_OBLIGATION,
    /** Art. 6(1)(d): somebody's life depends on it. */
    VITAL_INTERESTS,
    /** Art. 6(1)(e): a task in the public interest. */
    PUBLIC_TASK,
    /** Art. 6(1)(f): legitimate interests that the person's interests do not override. */
    LEGITIMATE_INTERESTS
}
