package dev.samtykke.evidence.log.witness;

/**
 * What a witness answers.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body cosignature lines, a tree size, or a sentence for a person
 */
public record WitnessAnswer(int status, String contentType, String body) {

    static final String SIZE_TYPE = "text/x.tlog.size";

    private static final String TEXT_TYPE = "text/plain; charset=utf-8";

    static WitnessAnswer text(int status, String body) {
        return new WitnessAnswer(status, TEXT_TYPE, body);
    }

    static WitnessAnswer conflict(long size) {
        return new WitnessAnswer(409, SIZE_TYPE, size + "\n");
    }
}
