package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.DealId;
import io.pipetrail.web.problem.Refusal;
import java.util.UUID;

/** Ids are bare UUIDs. */
public final class IntrozyIds {

    private static final int UUID_LENGTH = 36;

    private IntrozyIds() {}

    /** An id that stands in a body or a query. */
    public static UUID parse(String text) {
        // UUID.fromString also takes "1-1-1-1-1".
        if (text.length() != UUID_LENGTH) throw new IllegalArgumentException("must be a UUID");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a UUID", e);
        }
    }

    /** A deal that a path names; what is no id names none. */
    public static DealId dealInPath(String text) {
        try {
            return new DealId(parse(text));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("deal");
        }
    }
}
