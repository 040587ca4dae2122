package dev.samtykke.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.http.Measured.Sample;
import dev.samtykke.benchmarks.load.Kind;
import dev.samtykke.benchmarks.load.LoadOrder;
import dev.samtykke.benchmarks.load.LoadResult;

/** A product process with known customers, and a load generator for it. */
final class LoadedProduct implements AutoCloseable {

    private static final int CONNECTIONS = 32;
    private static final int CUSTOMERS = 20_000;

    private final Session session;
    private final String name;
    private final ProductProcess product;
    private final LoadProcess generator;
    private final String frontEnd;
    private final String destination;
    private final String writeKey;

    private LoadedProduct(Session session, String name, ProductProcess product, LoadProcess generator)
            throws IOException, InterruptedException {
        this.session = session;
        this.name = name;
        this.product = product;
        this.generator = generator;
        Api api = new Api(product);
        api.definePurpose();
        this.frontEnd = api.token("front-end");
        this.destination = api.token("destination-demo");
        this.writeKey = api.defineSource();
    }

    /** Starts both processes, and registers the customers that known ones are picked from. */
    static LoadedProduct start(Session session) throws IOException, InterruptedException {
        return start(session, "product", List.of());
    }

    /**
     * The same, for one of several at the same time.
     *
     * @param name of its folder
     * @param options of its command line
     */
    static LoadedProduct start(Session session, String name, List<String> options)
            throws IOException, InterruptedException {
        ProductProcess product = ProductProcess.withNoOps(session, session.fresh(name), options);
        LoadedProduct loaded = new LoadedProduct(session, name, product, LoadProcess.start());
        int customers = session.effort().scaled(CUSTOMERS);
        session.say("registering %,d customers".formatted(customers));
        loaded.generator.send(LoadOrder.ofRequests(
                product.port(), loaded.frontEnd, Kind.CONSENT_OF_NEW_CUSTOMER, CONNECTIONS, customers));
        return loaded;
    }

    ProductProcess product() {
        return product;
    }

    /** Warms up, then sends each kind of load in turn. */
    Map<Kind, Measured> measure(List<Kind> kinds) throws IOException, InterruptedException {
        Map<Kind, Measured> measured = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            send(kind, session.effort().warmUp().dividedBy(kinds.size()));
            measured.put(kind, new Measured());
        }
        product.awaitIdle();
        for (int round = 0; round < session.effort().rounds(); round++) {
            for (Map.Entry<Kind, Measured> kind : measured.entrySet()) {
                kind.getValue().add(sample(kind.getKey()));
            }
        }
        return measured;
    }

    /** Sends one kind of load for a while. */
    void warmUp(Kind kind) throws IOException, InterruptedException {
        send(kind, session.effort().warmUp());
        product.awaitIdle();
    }

    /** Requests per second in one round; the product is at rest before and after. */
    double perSecond(Kind kind) throws IOException, InterruptedException {
        return sample(kind).result().perSecond();
    }

    private Sample sample(Kind kind) throws IOException, InterruptedException {
        Duration productBefore = product.cpu();
        Duration generatorBefore = generator.cpu();
        LoadResult result = send(kind, session.effort().round());
        Duration productAfter = product.cpu();
        Duration generatorAfter = generator.cpu();
        long over = System.nanoTime();
        product.awaitIdle();
        return new Sample(
                result,
                (System.nanoTime() - over) / 1e9,
                share(productAfter.minus(productBefore), result),
                share(generatorAfter.minus(generatorBefore), result));
    }

    /** A subscriber to somebody who has said yes. */
    Subscriber subscribe() throws IOException, InterruptedException {
        Api api = new Api(product);
        String customer = api.post("/api/v1/consents", "Bearer " + frontEnd, """
                {"subject": {"identifiers": [{"type": "user_id", "value": "subscribed"}]},
                 "decisions": [{"purpose": "newsletter", "decision": "grant"}],
                 "evidence": {"notice": {"id": "privacy", "version": 1}, "channel": "web", "method": "checkbox"}}""")
                .get("customerId")
                .asString();
        URI stream = URI.create(
                "http://localhost:" + product.port() + "/api/v1/profiles/" + customer + "/stream?purpose=newsletter");
        return new Subscriber(api, stream, destination, writeKey, "subscribed");
    }

    /** Does something while a load is sent. */
    <T> T under(Kind kind, Callable<T> work) throws Exception {
        CompletableFuture<LoadResult> load = CompletableFuture.supplyAsync(() -> {
            try {
                return send(
                        kind,
                        session.effort().round().multipliedBy(session.effort().rounds()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        T done = work.call();
        load.join();
        return done;
    }

    private static double share(Duration cpu, LoadResult result) {
        return cpu.toNanos() / 1e7 / result.seconds() / Runtime.getRuntime().availableProcessors();
    }

    private LoadResult send(Kind kind, Duration time) throws IOException {
        return generator.send(LoadOrder.ofMillis(product.port(), token(kind), kind, CONNECTIONS, time.toMillis()));
    }

    private String token(Kind kind) {
        return switch (kind) {
            case PERMISSION_CHECK, NO_OP_GET, PROFILE -> destination;
            case TRACKING_BATCH -> writeKey;
            default -> frontEnd;
        };
    }

    @Override
    public void close() throws IOException {
        generator.close();
        product.close();
        Session.delete(session.kept(name));
    }
}
