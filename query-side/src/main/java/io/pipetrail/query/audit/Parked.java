package io.pipetrail.query.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the projections could not fold: from an event of a stream on all that follows there. */
final class Parked {

    private record Part(String projection, String stream) {}

    private final Map<Part, Long> since = new HashMap<>();
    private final Map<String, Long> bySome = new HashMap<>();

    static Parked read(Connection connection) throws SQLException {
        var parked = new Parked();
        try (var statement = connection.prepareStatement(
                        "select projection, stream, min(position) from readside.parked_events group by 1, 2");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var stream = rows.getString(2);
                parked.since.put(new Part(rows.getString(1), stream), rows.getLong(3));
                parked.bySome.merge(stream, rows.getLong(3), Math::min);
            }
        }
        return parked;
    }

    /** Whether a projection has not folded an event. */
    boolean isBy(String projection, Happening event) {
        if (since.isEmpty()) return false;
        var first = since.get(new Part(projection, event.event().stream()));
        return first != null && event.position() >= first;
    }

    boolean isBySome(Happening event) {
        var first = bySome.get(event.event().stream());
        return first != null && event.position() >= first;
    }
}
