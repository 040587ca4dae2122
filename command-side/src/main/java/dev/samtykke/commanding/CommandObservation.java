package dev.samtykke.commanding;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.axonframework.common.AxonException;
import org.slf4j.MDC;

import dev.samtykke.http.trace.TraceFilter;
import dev.samtykke.messages.Command;
import dev.samtykke.rules.RuleBroken;

/**
 * Times commands by their names and what became of them, and gives each a span where traces are on. Exceptions are left
 * out: their messages may quote what was sent.
 */
final class CommandObservation {

    /** Name of the timer and of the span. */
    static final String NAME = "samtykke.commands";

    private final ObservationRegistry registry;

    CommandObservation(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** @param traceId in the log for as long as the command runs, on whichever thread */
    <A> A around(Command command, String traceId, Supplier<A> action) {
        if (MDC.get(TraceFilter.MDC_KEY) != null) {
            return observed(command, action);
        }
        try (MDC.MDCCloseable ignored = MDC.putCloseable(TraceFilter.MDC_KEY, traceId)) {
            return observed(command, action);
        }
    }

    private <A> A observed(Command command, Supplier<A> action) {
        String name = CommandName.of(command.getClass());
        Observation observation = Observation.createNotStarted(NAME, registry)
                .contextualName("command " + name)
                .lowCardinalityKeyValue("command", name)
                .start();
        String outcome = "failed";
        try (Observation.Scope ignored = observation.openScope()) {
            A answer = action.get();
            outcome = "ok";
            return answer;
        } catch (RuntimeException failure) {
            outcome = outcome(failure);
            throw failure;
        } finally {
            observation.lowCardinalityKeyValue("outcome", outcome).stop();
        }
    }

    private static String outcome(RuntimeException failure) {
        if (failure instanceof RuleBroken) {
            return "rule-broken";
        }
        if (failure instanceof TooMuchContention) {
            return "contention";
        }
        return failure instanceof AxonException ? "unavailable" : "failed";
    }
}
