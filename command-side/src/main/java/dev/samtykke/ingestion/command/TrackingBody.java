package dev.samtykke.ingestion.command;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.http.json.MalformedJson;
import dev.samtykke.http.problem.BodyTooLarge;

/**
 * Reads the body of a tracking call, whatever media type it declares: SDKs send JSON as {@code text/plain} to spare
 * themselves a preflight, and gzip as a form.
 */
final class TrackingBody {

    /** The largest body that is read, after unpacking: a batch of 500 KB and what is around it. */
    static final int MOST_BYTES = 512 * 1024;

    private static final int GZIP_MAGIC = 0x1f8b; // RFC 1952, section 2.3.1

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TrackingBody() {}

    /**
     * The body as JSON.
     *
     * @throws MalformedJson when it is none
     * @throws BodyTooLarge when it is too large, packed or unpacked; no more of it is unpacked than is read
     */
    static JsonNode read(InputStream in) throws IOException {
        byte[] body = limited(in);
        return parse(isGzip(body) ? unpack(body) : body);
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            if (!parsed.isObject()) {
                throw new MalformedJson("The body is not a JSON object");
            }
            return parsed;
        } catch (JacksonException malformed) {
            throw new MalformedJson("The body is not one JSON value");
        }
    }

    private static byte[] unpack(byte[] body) throws IOException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return limited(unpacked);
        } catch (ZipException | EOFException broken) {
            throw new MalformedJson("The body is broken gzip");
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        byte[] read = in.readNBytes(MOST_BYTES + 1);
        if (read.length > MOST_BYTES) {
            throw new BodyTooLarge();
        }
        return read;
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && ((body[0] & 0xff) << 8 | (body[1] & 0xff)) == GZIP_MAGIC;
    }
}
