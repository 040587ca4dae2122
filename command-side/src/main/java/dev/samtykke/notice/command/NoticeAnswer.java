package dev.samtykke.notice.command;

/** What publishing a notice answers: the version it became, and the address of its archived bytes. */
public record NoticeAnswer(String id, int version, String sha256, String eventId) {}
