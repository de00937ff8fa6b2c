package io.pipetrail.eventstore;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Companions to play with: a box is put in a place or taken away from there. */
final class Shelf {

    private Shelf() {}

    static void create(JdbcTemplate sql) {
        sql.execute("create table shelf (place int constraint one_box_a_place unique deferrable initially immediate,"
                + " box text not null, position bigint, at timestamptz, constraint no_bombs check (box <> 'bomb'))");
    }

    /** Keeps in the table log, in this order, which box was put or taken. */
    static void log(JdbcTemplate sql) {
        sql.execute("create table log (nr int generated always as identity, box text)");
        sql.execute("create function log() returns trigger language plpgsql as 'begin insert into log (box) values"
                + " (case tg_op when ''INSERT'' then ''+'' || new.box else ''-'' || old.box end); return null; end'");
        sql.execute("create trigger log after insert or delete on shelf for each row execute function log()");
    }

    record Put(int place, String box) implements Companion {

        @Override
        public String sql() {
            return "insert into shelf values (?, ?, ?, ?)";
        }

        @Override
        public List<@Nullable Object> arguments() {
            return List.of(place, box, POSITION, Instant.EPOCH);
        }

        @Override
        public @Nullable RuntimeException refusal(String constraint) {
            return "one_box_a_place".equals(constraint) ? new PlaceTaken(this) : null;
        }
    }

    record Take(int place) implements Companion {

        @Override
        public String sql() {
            return "delete from shelf where place = ?";
        }

        @Override
        public List<@Nullable Object> arguments() {
            return List.of(place);
        }

        @Override
        public void check(int updated) {
            if (updated == 0) {
                throw new IllegalStateException(place + " is empty");
            }
        }
    }

    static final class PlaceTaken extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        PlaceTaken(Put put) {
            super(put.place() + " is taken, " + put.box() + " has to go elsewhere");
        }
    }
}
