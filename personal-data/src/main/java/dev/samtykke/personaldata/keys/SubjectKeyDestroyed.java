package dev.samtykke.personaldata.keys;

/** Nothing can be sealed for this subject and retention class any more: the key was destroyed (GDPR art. 17). */
public final class SubjectKeyDestroyed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SubjectKeyDestroyed(String subjectId, String retentionClass) {
        super("The key of subject " + subjectId + " for retention class " + retentionClass + " was destroyed");
    }
}
