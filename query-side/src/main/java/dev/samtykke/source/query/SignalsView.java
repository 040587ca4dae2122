package dev.samtykke.source.query;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalTerms.GppTerms;
import dev.samtykke.signal.SignalTerms.ShownNotice;
import dev.samtykke.signal.SignalTerms.TcfTerms;

/** What signals mean, in the form in which it is put. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SignalsView(
        @Nullable ShownNotice notice,
        Map<String, Set<String>> categories,
        Set<String> gpc,
        @Nullable TcfTerms tcf,
        List<GppTerms> gpp) {

    /** Null when they mean nothing. */
    static @Nullable SignalsView of(SignalTerms terms) {
        return terms.equals(SignalTerms.NONE)
                ? null
                : new SignalsView(terms.notice(), terms.categories(), terms.gpc(), terms.tcf(), terms.gpp());
    }
}
