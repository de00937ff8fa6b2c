package io.pipetrail.eventstore;

import io.pipetrail.eventstore.BoxEvent.BoxClosed;
import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A rule across streams: a room in which there is something cannot be closed, and nothing gets into a closed one. */
final class Rooms implements CompanionSource {

    static void create(JdbcTemplate sql) {
        sql.execute("create table rooms (room text primary key)");
        sql.execute("create table things (thing text primary key,"
                + " room text not null constraint things_in_rooms references rooms on delete restrict)");
        sql.execute("create table answers (key text constraint one_answer primary key, answer text, position bigint)");
    }

    @Override
    public List<Companion> companionsOf(List<? extends EventMessage<?>> events) {
        return events.stream()
                .<@Nullable Companion>map(event -> switch (event.getPayload()) {
                    case BoxOpened opened -> new Change("insert into rooms values (?)", List.of(opened.box()));
                    case BoxFilled filled ->
                        new Change("insert into things values (?, ?)", List.of(filled.what(), filled.box()));
                    case BoxClosed closed -> new Change("delete from rooms where room = ?", List.of(closed.box()));
                    default -> null;
                })
                .filter(Objects::nonNull)
                .map(Companion.class::cast)
                .toList();
    }

    @Override
    public List<Companion> companionsOf(String note, Instant recordedAt) {
        var parts = note.split("=", 2);
        return List.of(new Answer(parts[0], parts[1]));
    }

    private record Change(String sql, List<@Nullable Object> arguments) implements Companion {

        @Override
        public @Nullable RuntimeException refusal(String constraint) {
            return constraint.equals("things_in_rooms") ? new RoomRefused() : null;
        }
    }

    /** What no event tells: the answer that somebody got. */
    record Answer(String key, String answer) implements Companion {

        @Override
        public String sql() {
            return "insert into answers values (?, ?, ?)";
        }

        @Override
        public List<@Nullable Object> arguments() {
            return List.of(key, answer, POSITION);
        }

        @Override
        public String note() {
            return key + "=" + answer;
        }

        @Override
        public @Nullable RuntimeException refusal(String constraint) {
            return constraint.equals("one_answer") ? new Answered() : null;
        }
    }

    /** There is something in it, or it is closed. */
    static final class RoomRefused extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    /** It was answered before. */
    static final class Answered extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
