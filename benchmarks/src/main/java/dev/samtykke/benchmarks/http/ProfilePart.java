package dev.samtykke.benchmarks.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.load.Kind;

/** Profiles read for a purpose, and how soon a change of one reaches a subscriber. */
public final class ProfilePart implements Part {

    private static final String NO_OP = "no-op GET";
    private static final String READ = "profile for a purpose";
    private static final int CHANGES = 300;

    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public String description() {
        return "profile reads per second against a GET that does nothing; time until a subscriber sees a change";
    }

    @Override
    public void run(Session session) throws Exception {
        try (LoadedProduct product = LoadedProduct.start(session)) {
            product.warmUp(Kind.TRACKING_BATCH); // so that there are profiles
            Map<Kind, Measured> measured = product.measure(List.of(Kind.NO_OP_GET, Kind.PROFILE));
            Measured noOp = Objects.requireNonNull(measured.get(Kind.NO_OP_GET));
            Measured profile = Objects.requireNonNull(measured.get(Kind.PROFILE));
            session.note(Figure.of(name(), NO_OP, noOp.perSecond(), "requests/s"));
            session.note(Figure.of(name(), READ, profile.perSecond(), "requests/s")
                    .to(NO_OP, noOp.perSecond().value()));
            profile.circumstances(name(), READ).forEach(session::note);
            subscriber(session, product);
        }
    }

    private void subscriber(Session session, LoadedProduct product) throws Exception {
        int changes = session.effort().scaled(CHANGES);
        try (Subscriber subscriber = product.subscribe()) {
            subscriber.changes(changes);
            note(session, "idle", subscriber.changes(changes));
            note(session, "under load", product.under(Kind.TRACKING_BATCH, () -> subscriber.changes(changes)));
        }
    }

    private void note(Session session, String when, Subscriber.Delays delays) {
        session.note(Figure.of(name(), "change at a subscriber, " + when + ", p50", millis(delays.p50()), "ms"));
        session.note(Figure.of(name(), "change at a subscriber, " + when + ", p99", millis(delays.p99()), "ms"));
    }

    private static double millis(Duration delay) {
        return delay.toNanos() / 1e6;
    }
}
