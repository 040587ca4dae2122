package dev.samtykke.commanding;

/** Keyed hashes that tell requests apart without holding anything of them. */
public interface RequestFingerprints {

    /** Names a client's idempotency key. */
    String ofKey(String client, String idempotencyKey);

    /** Names a thing by the reference that people call it by. */
    String ofReference(String kind, String reference);

    /** Names a request: equal for equal requests. */
    String ofRequest(String kind, byte[] body);
}
