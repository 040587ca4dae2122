package dev.samtykke.consent.command;

/** What a step of an import answers: which attempt it belongs to. */
public record ImportAnswer(String importId, int attempt) {}
