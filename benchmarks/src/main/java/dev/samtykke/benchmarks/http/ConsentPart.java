package dev.samtykke.benchmarks.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.load.Kind;

/** Consent decisions over 32 kept-alive connections while projections and the evidence log follow. */
public final class ConsentPart implements Part {

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public String description() {
        return "durable consent commands per second over HTTP, against a POST that does nothing";
    }

    @Override
    public void run(Session session) throws Exception {
        try (LoadedProduct product = LoadedProduct.start(session)) {
            Map<Kind, Measured> measured = product.measure(List.of(
                    Kind.NO_OP_POST, Kind.CONSENT_BY_CUSTOMER_ID, Kind.CONSENT_BY_EMAIL, Kind.CONSENT_OF_NEW_CUSTOMER));
            measured.forEach((kind, result) -> {
                Figure figure = Figure.of(name(), what(kind), result.perSecond(), "requests/s");
                double noOp = Objects.requireNonNull(measured.get(Kind.NO_OP_POST))
                        .perSecond()
                        .value();
                session.note(
                        kind == Kind.NO_OP_POST ? figure : figure.atLeast(target(kind), what(Kind.NO_OP_POST), noOp));
                result.circumstances(name(), what(kind)).forEach(session::note);
            });
        }
    }

    private static String what(Kind kind) {
        return switch (kind) {
            case CONSENT_BY_CUSTOMER_ID -> "known customer by id";
            case CONSENT_BY_EMAIL -> "known customer by e-mail";
            case CONSENT_OF_NEW_CUSTOMER -> "new customer";
            default -> "no-op POST";
        };
    }

    private static double target(Kind kind) {
        return kind == Kind.CONSENT_OF_NEW_CUSTOMER ? 0.25 : 0.4;
    }
}
