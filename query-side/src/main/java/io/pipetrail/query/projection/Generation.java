package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which tables the processor writes. It locks its token before all else, and whoever puts other tables in the place of its
 * own does, too: so that is never in the middle of a batch, and the next one hears of it.
 */
final class Generation {

    private static final String LOCK =
            "select generation from readside.tokens where processor = '" + Projection.PROCESSOR + "' for update";

    private final Versions versions;
    private volatile long known = -1;

    Generation(Versions versions) {
        this.versions = versions;
    }

    /**
     * Locks the token for this transaction; whether other tables are there than at the last time. Throws where they are a newer
     * version's: the batch, and with it the claim, is then another node's.
     */
    boolean isAnother(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK);
                var rows = statement.executeQuery()) {
            var now = rows.next() ? rows.getLong(1) : 0;
            if (now == known) return false;
            var newer = versions.newer(connection);
            if (!newer.isEmpty()) throw new IllegalStateException("Tables of a newer version: " + newer);
            known = now;
            return true;
        }
    }
}
