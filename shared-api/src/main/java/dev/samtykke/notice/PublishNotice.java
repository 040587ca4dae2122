package dev.samtykke.notice;

import java.util.List;

import dev.samtykke.messages.Command;

/**
 * Publishes a version of a notice.
 *
 * @param notice id, a slug
 * @param language BCP 47 tag
 * @param text the exact words
 * @param purposes ids of the purposes it informs of
 * @param material whether people who consented under an earlier version have to be asked again
 */
public record PublishNotice(String notice, String language, String text, List<String> purposes, boolean material)
        implements Command {

    @Override
    public String routingKey() {
        return notice;
    }
}
