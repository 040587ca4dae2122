package dev.samtykke.standalone.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.http.problem.Outage;
import dev.samtykke.http.problem.ProblemAdvice;

class HistoryProblemsTest {

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(
                    new ProblemAdvice(new StaticListableBeanFactory().getBeanProvider(Outage.class)),
                    new HistoryProblems())
            .build();

    @RestController
    static class Failing {

        @GetMapping("/away")
        String away() {
            throw HistoryUnavailable.unchanged(new IllegalStateException("stream customer:4711"));
        }

        @GetMapping("/lost")
        String lost() {
            throw new CompletionException(HistoryUnavailable.inDoubt(new IllegalStateException("customer:4711")));
        }
    }

    @Test
    void tellThatNothingWasChanged() throws Exception {
        api.perform(get("/away"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(content().string(containsString("\"type\":\"unavailable\"")))
                .andExpect(content().string(containsString("nothing was changed")))
                .andExpect(content().string(not(containsString("4711"))));
    }

    @Test
    void tellThatTheOutcomeIsNotKnown() throws Exception {
        api.perform(get("/lost"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"))
                .andExpect(content().string(containsString("\"type\":\"outcome-unknown\"")))
                .andExpect(content().string(containsString("Idempotency-Key")))
                .andExpect(content().string(not(containsString("4711"))));
    }
}
