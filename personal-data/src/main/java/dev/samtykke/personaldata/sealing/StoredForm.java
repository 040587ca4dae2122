package dev.samtykke.personaldata.sealing;

/**
 * The names in a stored payload, one JSON object:
 *
 * <pre>
 * {"c":"9f…",                    the commitment; state in snapshots has none
 *  "s":"customerId",             which property of d is the data subject, if there is one
 *  "z":"…"                       the salt sealed under the subject's profile key,
 *  or "salt":"…"                 or in clear when there is no subject; base64url either way
 *  "d":{"customerId":"…",        the payload, in which every personal value is an object:
 *       "email":{"~":"…"},       its ciphertext in base64url
 *       "invoice":{"~":"…","~for":"tax"}}}    and its retention class unless that is "profile"
 * </pre>
 *
 * The commitment comes first, so that the rest can be bound to it. An erased value in a snapshot has the ciphertext
 * {@code ""}.
 */
final class StoredForm {

    static final String COMMITMENT = "c";
    static final String SUBJECT = "s";
    static final String SEALED_SALT = "z";
    static final String CLEAR_SALT = "salt";
    static final String PAYLOAD = "d";
    static final String CIPHERTEXT = "~";
    static final String RETENTION_CLASS = "~for";

    private StoredForm() {}
}
