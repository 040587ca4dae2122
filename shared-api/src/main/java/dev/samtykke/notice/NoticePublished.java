package dev.samtykke.notice;

import java.util.List;

import dev.samtykke.messages.StoredAs;

/**
 * A version of a notice was published. The event archives its exact words (GDPR art. 7(1): the controller shall be able
 * to demonstrate consent).
 *
 * @param version counted from 1, over all languages
 * @param language BCP 47 tag
 * @param text the words; their UTF-8 bytes are what was archived
 * @param sha256 SHA-256 of those bytes, hex
 * @param purposes what it informs of
 * @param material whether consents given under an earlier version become stale
 */
@StoredAs(name = "notice-published")
public record NoticePublished(
        String notice,
        int version,
        String language,
        String text,
        String sha256,
        List<CoveredPurpose> purposes,
        boolean material)
        implements NoticeEvent {}
