package dev.samtykke.personaldata.keys;

/** The vault holds neither the key nor its tombstone, though something was sealed with it: records were lost. */
public final class SubjectKeyMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SubjectKeyMissing(String subjectId, String retentionClass) {
        super("The key vault has no record of the key of subject " + subjectId + " for retention class "
                + retentionClass + ": it is not the vault of this event store, or it lost records");
    }
}
