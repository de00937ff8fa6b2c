package io.pipetrail.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A companion of which the sender has asked all that it can say before it is written. */
record ReadyCompanion(Companion companion, String sql, List<@Nullable Object> arguments) {

    static ReadyCompanion of(Companion companion) {
        return new ReadyCompanion(companion, companion.sql(), companion.arguments());
    }
}
