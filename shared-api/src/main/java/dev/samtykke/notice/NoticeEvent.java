package dev.samtykke.notice;

/** What happens to a notice. */
public sealed interface NoticeEvent permits NoticePublished {

    /** Id of the notice, a slug. */
    String notice();
}
