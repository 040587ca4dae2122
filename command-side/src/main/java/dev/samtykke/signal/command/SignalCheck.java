package dev.samtykke.signal.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.samtykke.notice.NoticeVersion;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.rules.Violation;
import dev.samtykke.signal.InvalidSignals;
import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalTerms.GppTerms;
import dev.samtykke.signal.SignalTerms.TcfTerms;
import dev.samtykke.source.InvalidPlan;

/** Finds what a source gets wrong about its signals, all of it at once. */
public final class SignalCheck {

    private static final int TCF_PURPOSES = 11;

    private final SignalTerms terms;
    private final Catalogue catalogue;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> agreeable = new HashSet<>();

    private SignalCheck(SignalTerms terms, Catalogue catalogue) {
        this.terms = terms;
        this.catalogue = catalogue;
    }

    /** @throws InvalidSignals naming every place that does not fit */
    public static void require(SignalTerms terms, Catalogue catalogue) {
        List<Violation> violations = new SignalCheck(terms, catalogue).violations();
        if (!violations.isEmpty()) {
            throw new InvalidSignals(violations);
        }
    }

    private List<Violation> violations() {
        terms.categories().forEach((category, purposes) -> agreeable("signals.categories." + category, purposes));
        purposes("signals.gpc", terms.gpc());
        Optional.ofNullable(terms.tcf()).ifPresent(this::tcf);
        for (int i = 0; i < terms.gpp().size(); i++) {
            gpp("signals.gpp[" + i + "]", terms.gpp().get(i));
        }
        notice();
        return violations;
    }

    private void tcf(TcfTerms tcf) {
        for (Map.Entry<String, Set<String>> mapped : tcf.purposes().entrySet()) {
            String field = "signals.tcf.purposes." + mapped.getKey();
            if (!mapped.getKey().matches("[1-9]\\d?") || Integer.parseInt(mapped.getKey()) > TCF_PURPOSES) {
                violations.add(new Violation(field, InvalidSignals.TCF_PURPOSE));
            }
            agreeable(field, mapped.getValue());
        }
    }

    private void gpp(String field, GppTerms mapped) {
        if (!GppStrings.hasField(mapped.section(), mapped.field())) {
            violations.add(new Violation(field, InvalidSignals.GPP_FIELD));
        }
        purposes(field + ".purposes", mapped.purposes());
    }

    private void agreeable(String field, Set<String> purposes) {
        purposes(field, purposes);
        agreeable.addAll(purposes);
    }

    private void purposes(String field, Set<String> purposes) {
        for (String purpose : purposes) {
            PurposeState state = catalogue.purpose(purpose);
            if (!state.defined()) {
                violations.add(new Violation(field, InvalidPlan.UNKNOWN_PURPOSE));
            } else if (state.retired()) {
                violations.add(new Violation(field, InvalidPlan.RETIRED_PURPOSE));
            }
        }
    }

    /** What somebody can agree to needs a notice that informs of it (GDPR art. 4(11), 7(2)). */
    private void notice() {
        Optional<SignalTerms.ShownNotice> shown = Optional.ofNullable(terms.notice());
        Optional<NoticeVersion> version =
                shown.flatMap(notice -> catalogue.notice(notice.id()).version(notice.version()));
        if (shown.isPresent() && version.isEmpty()) {
            violations.add(new Violation("signals.notice", InvalidSignals.UNKNOWN_NOTICE));
            return;
        }
        for (String purpose : agreeable) {
            if (needsNotice(catalogue.purpose(purpose))
                    && !version.filter(notice -> notice.covers(purpose)).isPresent()) {
                violations.add(new Violation(
                        "signals.notice",
                        shown.isEmpty() ? InvalidSignals.NOTICE_REQUIRED : InvalidSignals.NOT_COVERED));
                return;
            }
        }
    }

    private static boolean needsNotice(PurposeState purpose) {
        return purpose.defined()
                && purpose.current().terms().lawfulBasis() == LawfulBasis.CONSENT
                && !Objects.equals(purpose.current().terms().basis().noticeRequired(), false);
    }
}
