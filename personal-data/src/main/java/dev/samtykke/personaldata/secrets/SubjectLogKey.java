package dev.samtykke.personaldata.secrets;

import java.util.HexFormat;

/** Names a stream in the public evidence log without telling whose it is. */
public final class SubjectLogKey {

    private final HmacKey key;

    /** Names under this key, which is never replaced: it fixes every leaf of the log. */
    public SubjectLogKey(HmacKey key) {
        this.key = key;
    }

    /** Hex HMAC-SHA-256 of {@code aggregate type ‖ 00 ‖ aggregate id}: field {@code s} of a leaf, 64 characters. */
    public String of(String aggregateType, String aggregateId) {
        return HexFormat.of().formatHex(key.tag(aggregateType, aggregateId));
    }
}
