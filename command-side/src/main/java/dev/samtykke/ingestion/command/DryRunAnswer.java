package dev.samtykke.ingestion.command;

import java.util.List;

/** What would become of each call, in their order. */
record DryRunAnswer(List<CallAnswer> calls) {}
