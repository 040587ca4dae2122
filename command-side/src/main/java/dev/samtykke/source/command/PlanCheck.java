package dev.samtykke.source.command;

import java.util.ArrayList;
import java.util.List;

import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.rules.Violation;
import dev.samtykke.source.InvalidPlan;
import dev.samtykke.source.Mapping;
import dev.samtykke.source.TrackingPlan;

/** Finds what a tracking plan gets wrong about purposes, all of it at once. */
final class PlanCheck {

    private final Catalogue catalogue;
    private final List<Violation> violations = new ArrayList<>();

    private PlanCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws InvalidPlan naming every place where a purpose is unknown, retired or does not cover the category */
    static void require(TrackingPlan plan, Catalogue catalogue) {
        PlanCheck check = new PlanCheck(catalogue);
        plan.traits().forEach((name, mapping) -> check.check("plan.traits." + name, mapping));
        plan.events().forEach((name, event) -> {
            check.check("plan.events." + name, event.event());
            event.properties()
                    .forEach((property, mapping) ->
                            check.check("plan.events." + name + ".properties." + property, mapping));
        });
        if (!check.violations.isEmpty()) {
            throw new InvalidPlan(check.violations);
        }
    }

    private void check(String field, Mapping mapping) {
        for (String id : mapping.purposes()) {
            PurposeState purpose = catalogue.purpose(id);
            if (!purpose.defined()) {
                violations.add(new Violation(field + ".purposes", InvalidPlan.UNKNOWN_PURPOSE));
            } else if (purpose.retired()) {
                violations.add(new Violation(field + ".purposes", InvalidPlan.RETIRED_PURPOSE));
            } else if (!purpose.current().terms().dataCategories().contains(mapping.category())) {
                violations.add(new Violation(field + ".category", InvalidPlan.CATEGORY_NOT_COVERED));
            }
        }
    }
}
