package dev.samtykke.personaldata.sealing;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

import dev.samtykke.privacy.PersonalText;

/**
 * A personal value inside the tree of a message that is about to be stored.
 *
 * @param clear the clear text, empty when it was erased
 * @param retentionClass which of the person's keys seals it
 */
record PersonalNode(Optional<String> clear, String retentionClass) {

    /** The personal value of a tree that is about to be stored. */
    static PersonalNode of(JsonNode node) {
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof PersonalNode personal) {
            return personal;
        }
        throw new PayloadRefused("it holds an object that is neither JSON nor a personal value");
    }

    /** The clear text of a personal value, in a tree to be stored or in one that was read; empty when it was erased. */
    static Optional<String> revealed(JsonNode node) {
        return node instanceof POJONode pojo && pojo.getPojo() instanceof PersonalText text
                ? text.reveal()
                : of(node).clear();
    }

    @Override
    public String toString() {
        return "PersonalNode[" + retentionClass + "]";
    }
}
