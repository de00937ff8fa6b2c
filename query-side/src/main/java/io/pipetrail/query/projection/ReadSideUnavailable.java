package io.pipetrail.query.projection;

import java.io.Serial;
import java.sql.SQLException;

/** The read side's database did not do what it was asked, for reasons that no event is guilty of. */
final class ReadSideUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReadSideUnavailable(SQLException cause) {
        super("The read side's database: " + cause.getSQLState(), cause);
    }
}
