package dev.samtykke.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes requests and learns from their answers whom later ones can be about. Used by one thread. */
final class Requests {

    private static final String CUSTOMER_ID = "\"customerId\":\"";
    private static final int ID_LENGTH = 36;

    private final Random random = new Random(1);
    private final List<String> customers = new ArrayList<>();
    private int registered;
    private long made;

    /** The next request, as it goes over the wire. */
    byte[] next(LoadOrder order) {
        made++;
        String request = switch (order.kind()) {
            case NO_OP_GET -> get("/api/v1/purposes/nothing/no-op", order);
            case NO_OP_POST -> post("/api/v1/customers/nobody/preferences/no-op", order, consent(byId()));
            case CONSENT_OF_NEW_CUSTOMER -> post("/api/v1/consents", order, consent(byEmail(registered++)));
            case CONSENT_BY_CUSTOMER_ID -> post("/api/v1/consents", order, consent(byId()));
            case CONSENT_BY_EMAIL ->
                post("/api/v1/consents", order, consent(byEmail(random.nextInt(customers.size()))));
            case PERMISSION_CHECK ->
                post(
                        "/api/v1/permissions/check",
                        order,
                        "{\"checks\":[{\"subject\":" + byId() + ",\"purpose\":\"newsletter\"}]}");
            case TRACKING_BATCH -> tracking(order);
            case PROFILE ->
                get(
                        "/api/v1/profiles/" + customers.get(random.nextInt(customers.size())) + "?purpose=newsletter",
                        order);
        };
        return request.getBytes(US_ASCII);
    }

    /** Whether answers are to be {@linkplain #learn learnt} from. */
    static boolean isInstructive(LoadOrder order) {
        return order.kind() == Kind.CONSENT_OF_NEW_CUSTOMER;
    }

    void learn(String answer) {
        int id = answer.indexOf(CUSTOMER_ID) + CUSTOMER_ID.length();
        customers.add(answer.substring(id, id + ID_LENGTH));
    }

    private String byId() {
        return "{\"customerId\":\"" + customers.get(random.nextInt(customers.size())) + "\"}";
    }

    private static String byEmail(int number) {
        return "{\"identifiers\":[{\"type\":\"email\",\"value\":\"person" + number + "@example.org\"}]}";
    }

    private String consent(String subject) {
        return "{\"subject\":" + subject + ",\"decisions\":[{\"purpose\":\"newsletter\",\"decision\":\""
                + (made % 2 == 0 ? "grant" : "revoke")
                + "\"}],\"evidence\":{\"notice\":{\"id\":\"privacy\",\"version\":1},\"language\":\"en\","
                + "\"channel\":\"web\",\"method\":\"checkbox\"}}";
    }

    /** The write key is in the body, as some SDKs have it. */
    private String tracking(LoadOrder order) {
        String body = TrackingBatch.of(order.token(), made, () -> random.nextInt(customers.size()));
        return "POST /v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String get(String path, LoadOrder order) {
        return "GET " + path + " HTTP/1.1\r\n" + headers(order) + "\r\n";
    }

    private static String post(String path, LoadOrder order, String body) {
        return "POST " + path + " HTTP/1.1\r\n" + headers(order) + "Content-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String headers(LoadOrder order) {
        return "Host: localhost\r\nAuthorization: Bearer " + order.token() + "\r\n";
    }
}
