package dev.samtykke.benchmarks.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.load.Kind;

/** Permission checks over 32 kept-alive connections, about customers at random. */
public final class CheckPart implements Part {

    private static final String NO_OP = "no-op GET";
    private static final String CHECK = "one check per call";

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public String description() {
        return "permission checks per second over HTTP, against a GET that does nothing";
    }

    @Override
    public void run(Session session) throws Exception {
        try (LoadedProduct product = LoadedProduct.start(session)) {
            Map<Kind, Measured> measured = product.measure(List.of(Kind.NO_OP_GET, Kind.PERMISSION_CHECK));
            Measured noOp = Objects.requireNonNull(measured.get(Kind.NO_OP_GET));
            Measured check = Objects.requireNonNull(measured.get(Kind.PERMISSION_CHECK));
            session.note(Figure.of(name(), NO_OP, noOp.perSecond(), "requests/s"));
            session.note(Figure.of(name(), CHECK, check.perSecond(), "requests/s")
                    .atLeast(0.7, NO_OP, noOp.perSecond().value()));
            noOp.circumstances(name(), NO_OP).forEach(session::note);
            check.circumstances(name(), CHECK).forEach(session::note);
        }
    }
}
