package dev.samtykke.consent;

/** What happens to a bulk import of decisions: how far each attempt to send it got. Never holds anything of a line. */
public sealed interface ConsentImportEvent
        permits ConsentImportBegun, ConsentImportAdvanced, ConsentImportInterrupted, ConsentImportCompleted {

    /** Id of the import, a slug. */
    String importId();

    /** Which attempt to send the import it is about, counted from 1. */
    int attempt();
}
