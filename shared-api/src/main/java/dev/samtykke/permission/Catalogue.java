package dev.samtykke.permission;

import dev.samtykke.notice.NoticeState;
import dev.samtykke.purpose.PurposeState;

/** The purposes and notices that a permission is decided on. Unknown ids give the state before the first event. */
public interface Catalogue {

    /** The purpose with all its versions. */
    PurposeState purpose(String id);

    /** The notice with all its versions. */
    NoticeState notice(String id);
}
