package dev.samtykke.permission.query;

import java.util.EnumMap;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Rule;

/** Counts answers to permission checks and explanations by the rule that settled them. */
final class PermissionCounters {

    private final Map<Rule, Counter> counters = new EnumMap<>(Rule.class);

    PermissionCounters(MeterRegistry registry) {
        for (Rule rule : Rule.values()) {
            counters.put(
                    rule,
                    Counter.builder("samtykke.permissions.answered")
                            .description("Answers to permission checks")
                            .tag("answer", rule == Rule.PERMITTED ? "permit" : "deny")
                            .tag("rule", rule.name())
                            .register(registry));
        }
    }

    void count(Decision decision) {
        Counter counter = counters.get(decision.rule());
        if (counter != null) {
            counter.increment();
        }
    }
}
