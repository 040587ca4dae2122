package dev.samtykke.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of a value that is withheld is anywhere that the product writes, however it is written. Embedded that is the
 * data folder, logs included; the event store is unpacked for it, which takes that it is stopped. Distributed it is the
 * files of all processes, the database, and the history as Axon Server gives it.
 */
class WithheldOnDiskTest {

    private static final String TITLE = "ctrl-9f3kq7title";
    /** What all planted values begin with, in every form. */
    private static final String PLANTED = "plant";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> planted = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aWithheldValueIsNowhereOnDisk() throws Exception {
        String writeKey;
        try (Product product = Product.start(folder)) {
            writeKey = plantAndSend(product);
            assertThat(product.stop()).isIn(0, 143);
        }

        Map<Path, String> files = files(folder);
        files.putAll(UnpackedStore.read(folder.resolve("data").resolve("events")));
        assertFound(files);
        assertLogsAreAmong(files);
        assertNothingPlanted(files, writeKey);
    }

    @Test
    @ExtendWith(StoppedAtTheEnd.class)
    void aWithheldValueIsNeitherInAFileOfAProcessNorInTheDatabaseNorInTheHistory() throws Exception {
        DistributedProduct product = (DistributedProduct) Way.DISTRIBUTED.running();
        String writeKey = plantAndSend(product);
        Client admin = product.client("admin");
        await().atMost(Duration.ofMinutes(2)).until(admin::seesAllProjectionsAtTheHead);

        Map<Path, String> files = files(product.folder());
        assertLogsAreAmong(files);
        assertNothingPlanted(files, writeKey);
        Map<Path, String> documents = product.shared().documents();
        assertFound(documents);
        assertNothingPlanted(documents, writeKey);
        assertThat(product.shared().history("export", folder.resolve("export"))).isZero();
        Map<Path, String> history = files(folder.resolve("export"));
        assertFound(history);
        assertNothingPlanted(history, writeKey);
    }

    /** Gives the write key. */
    private String plantAndSend(Installation product) {
        TrackingShop shop = new TrackingShop(product, "withheld", TITLE);
        String writeKey = shop.writeKey();
        shop.consents("user-known");
        send(product, writeKey, "user-known");
        send(product, writeKey, "user-unknown");
        sendNonsense(product, writeKey);
        assertThat(shop.kept("user-known")).containsOnlyKeys("total");
        assertThat(shop.identifiers("user-known")).containsExactly("anonymous_id", "user_id");
        return writeKey;
    }

    private static void assertFound(Map<Path, String> files) {
        assertThat(places(files, TITLE))
                .as("what is stored is found by this search")
                .isNotEmpty();
    }

    private static void assertLogsAreAmong(Map<Path, String> files) {
        assertThat(files.keySet().stream().map(Path::getFileName).map(Path::toString))
                .as("the logs are among the files")
                .anyMatch(name -> name.endsWith(".log"));
    }

    private void assertNothingPlanted(Map<Path, String> files, String writeKey) {
        assertThat(planted).hasSizeGreaterThan(20);
        Map<Path, String> candidates = new LinkedHashMap<>(files);
        candidates.keySet().retainAll(placesOf(files, PLANTED));
        for (String value : planted) {
            assertThat(places(candidates, value)).as(value).isEmpty();
        }
        assertThat(places(files, writeKey)).as("the write key").isEmpty();
    }

    /** A value that is nowhere else: its letters and digits need no escape, so that they are found in any context. */
    private String plant() {
        String value = PLANTED + "%dqz7x%dk".formatted(planted.size() + 100, 7 * planted.size() + 1_000);
        planted.add(value);
        return value;
    }

    /** Calls of which only the total is kept, if the user has consented. */
    private void send(Installation product, String writeKey, String user) {
        String calls = Stream.of("""
                {"type": "identify", "messageId": "%s", "userId": "%s", "anonymousId": "anonymous-%s",
                 "traits": {"firstName": "%s", "%s@x": "%s", "nested": {"a": ["%s"]}, "phone": "%s"},
                 "context": {"ip": "%s", "userAgent": "%s", "traits": {"lastName": "%s"}}}""", """
                {"type": "track", "messageId": "%s", "userId": "%s", "anonymousId": "anonymous-%s",
                 "event": "Order Completed",
                 "properties": {"total": 12.5, "coupon": "%s", "%s: note": "%s", "products": [{"sku": "%s"}]},
                 "integrations": {"%s": true}, "context": {"page": {"url": "https://x.example/%s"}}}""", """
                {"type": "track", "messageId": "%s", "userId": "%s", "anonymousId": "anonymous-%s",
                 "event": "%s / %s", "properties": {"%s (x)": "%s"}, "x": "%s", "y": "%s"}""").map(call -> filled(call, user)).collect(Collectors.joining(","));
        String body = "{\"batch\": [" + calls + "], \"context\": {\"app\": {\"name\": \"" + plant() + "\"}}}";
        assertThat(post(product, "/v1/batch", writeKey, body).statusCode()).isEqualTo(200);
    }

    private String filled(String call, String user) {
        String text = call;
        int place = 0;
        while (text.contains("%s")) {
            String value = place == 1 || place == 2 ? user : plant();
            text = text.replaceFirst("%s", value);
            place++;
        }
        return text;
    }

    /** What cannot be read at all is not kept either, nor who sends it. */
    private void sendNonsense(Installation product, String writeKey) {
        assertThat(post(product, "/v1/batch", writeKey, "{\"batch\": [\"" + plant() + "\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(product, "/v1/track", writeKey, "{\"" + plant() + "\": \"" + plant())
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(product, "/v1/track", writeKey, "{\"userId\": \"" + plant() + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(product, "/v1/" + plant(), writeKey, "{}").statusCode()).isEqualTo(404);
        assertThat(post(product, "/v1/track", plant(), "{}").statusCode()).isEqualTo(401);
        // An address that is withheld as a trait is not recorded as an identifier either.
        String address = plant();
        assertThat(post(product, "/v1/identify", writeKey, """
                        {"userId": "user-nobody", "traits": {"email": "%s@example.org"}}""".formatted(address))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> post(Installation product, String path, String writeKey, String body) {
        String basic = Base64.getEncoder().encodeToString((writeKey + ":").getBytes(UTF_8));
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(product.url() + path))
                            .header("Authorization", "Basic " + basic)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that the process wrote, its output included, byte by byte. */
    private static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file, ISO_8859_1));
            }
        }
        return files;
    }

    private static Set<Path> placesOf(Map<Path, String> files, String value) {
        Collection<String> texts = forms(value).values();
        return files.entrySet().stream()
                .filter(file -> texts.stream().anyMatch(file.getValue()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> places(Map<Path, String> files, String value) {
        List<String> places = new ArrayList<>();
        forms(value)
                .forEach((form, text) -> files.forEach((file, content) -> {
                    if (content.contains(text)) {
                        places.add(form + " in " + file);
                    }
                }));
        return places;
    }

    /** How a text may have been written. Percent and JSON escapes are of all characters: plain ones it finds as they are. */
    private static Map<String, String> forms(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", value);
        forms.put("UTF-16 big-endian", new String(value.getBytes(UTF_16BE), ISO_8859_1));
        forms.put("UTF-16 little-endian", new String(value.getBytes(UTF_16LE), ISO_8859_1));
        forms.put("upper case", value.toUpperCase(Locale.ROOT));
        forms.put("hex", HexFormat.of().formatHex(bytes));
        forms.put("HEX", HexFormat.of().withUpperCase().formatHex(bytes));
        forms.put("percent", HexFormat.of().withUpperCase().withPrefix("%").formatHex(bytes));
        forms.put("JSON", HexFormat.of().withPrefix("\\u00").formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            forms.put("Base64 after " + before, base64(bytes, before));
        }
        return forms;
    }

    /** What Base64 makes of the bytes wherever they stand; without the characters that depend on their neighbours. */
    private static String base64(byte[] bytes, int before) {
        byte[] moved = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, moved, before, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(moved);
        return encoded.substring((before * 8 + 5) / 6, moved.length * 8 / 6);
    }
}
