package dev.samtykke.purpose.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.IncompleteBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeEvent;
import dev.samtykke.purpose.PurposeIsRetired;
import dev.samtykke.purpose.PurposeRetired;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.RetirePurpose;
import dev.samtykke.purpose.UnknownPurpose;
import dev.samtykke.rules.Violation;

/** What follows from commands on a purpose. Pure. */
final class PurposeDecisions {

    private PurposeDecisions() {}

    /** Defines or revises; empty when the purpose already has exactly these terms. */
    static Optional<PurposeEvent> decide(PurposeState state, DefinePurpose command) {
        if (state.retired()) {
            throw PurposeIsRetired.named(command.purpose());
        }
        requireCompleteBasis(command.terms());
        if (!state.defined()) {
            return Optional.of(new PurposeDefined(command.purpose(), 1, command.terms()));
        }
        if (state.current().terms().equals(command.terms())) {
            return Optional.empty();
        }
        int next = state.current().version() + 1;
        return Optional.of(new PurposeRevised(command.purpose(), next, command.terms(), command.material()));
    }

    /** Retires; empty when it is retired already. */
    static Optional<PurposeEvent> decide(PurposeState state, RetirePurpose command) {
        if (!state.defined()) {
            throw UnknownPurpose.named(command.purpose());
        }
        return state.retired()
                ? Optional.empty()
                : Optional.of(new PurposeRetired(command.purpose(), command.reason()));
    }

    private static void requireCompleteBasis(PurposeTerms terms) {
        List<Violation> missing = new ArrayList<>();
        BasisTerms basis = terms.basis();
        switch (terms.lawfulBasis()) {
            case CONSENT -> {}
            case CONTRACT -> require(missing, "contractType", basis.contractType());
            case LEGITIMATE_INTERESTS -> {
                require(missing, "assessmentReference", basis.assessmentReference());
                require(missing, "assessmentDate", basis.assessmentDate());
            }
            case LEGAL_OBLIGATION -> {
                require(missing, "law", basis.law());
                require(missing, "article", basis.article());
            }
            case PUBLIC_TASK -> {
                require(missing, "task", basis.task());
                require(missing, "legalGround", basis.legalGround());
            }
            case VITAL_INTERESTS -> require(missing, "emergency", basis.emergency());
        }
        if (!missing.isEmpty()) {
            throw new IncompleteBasis(terms.lawfulBasis(), missing);
        }
    }

    private static void require(List<Violation> missing, String field, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            missing.add(new Violation("basis." + field, IncompleteBasis.RULE));
        }
    }
}
