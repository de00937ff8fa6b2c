package io.pipetrail.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that commits with the events of an append, or keeps them from being committed. */
public interface Companion {

    /** As an argument it stands for the position of the append's last event, or the head where it has no event. */
    Object POSITION = AppendedPosition.LAST;

    /** One SQL statement with {@code ?} placeholders. */
    String sql();

    /** What the placeholders stand for, in their order. */
    List<@Nullable Object> arguments();

    /**
     * The refusal when the statement violates the constraint of this name, or null to have the append fail as it does
     * for any other SQL error.
     */
    default @Nullable RuntimeException refusal(String constraint) {
        return null;
    }

    /**
     * What a {@link CompanionSource} needs to make this companion again where that does not follow from the events, or null: it
     * goes into the log of record, where there is one.
     */
    default @Nullable String note() {
        return null;
    }

    /** Called with the number of rows touched, before the commit; throws to refuse the append. */
    default void check(int updated) {}
}
