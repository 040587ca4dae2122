package dev.samtykke.query.config;

/**
 * The shapes of the documents that show states, or parts of them. A state that gets another component needs the next number: documents of
 * the old shape are then replaced by a rebuild before they are read.
 */
final class DocumentShapes {

    static final int CUSTOMER = 2;
    static final int PURPOSE = 1;
    static final int NOTICE = 1;
    static final int CONSENT = 2;
    static final int MERGE = 1;
    static final int SOURCE = 2;
    static final int CURRENT_CONSENTS = 2;
    static final int PROFILE = 1;
    static final int WITHHELD = 1;

    private DocumentShapes() {}
}
