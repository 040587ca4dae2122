package dev.samtykke.statistics.query;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** Counts of decisions. */
record StatisticsAnswer(
        @Schema(description = "The first day, UTC") LocalDate from,

        @Schema(description = "The last day, UTC") LocalDate to,

        @Schema(description = "By purpose, then day; days without a decision are left out")
        List<Day> days,

        @Schema(description = "Over all the days, by purpose")
        List<Total> totals) {

    /** The decisions of one day. */
    record Day(String purpose, LocalDate day, @JsonUnwrapped Counts counts) {}

    /** The decisions of all days. */
    record Total(String purpose, @JsonUnwrapped Counts counts) {}
}
