package io.pipetrail.eventstore;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to boxes, in the tests of a store that knows no domain. */
sealed interface BoxEvent {

    record BoxOpened(String box, @Nullable LocalDate on) implements BoxEvent {}

    record BoxFilled(
            String box,
            String what,
            BigDecimal weight,
            @Nullable UUID by,
            @Nullable Instant at) implements BoxEvent {}

    record BoxClosed(String box) implements BoxEvent {}
}
