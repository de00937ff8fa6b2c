package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tables a newer program has made: an older one that still runs beside it, or again, must not go on with them, as some
 * rows would then be of the one and some of the other.
 */
final class Versions {

    private static final Logger LOG = LoggerFactory.getLogger(Versions.class);

    private final Map<String, Integer> own;
    private volatile List<String> told = List.of();

    Versions(Collection<Projection> projections) {
        this.own = projections.stream().collect(Collectors.toMap(Projection::name, Projection::version));
    }

    /** The projections whose tables a higher version of them has made. */
    List<String> newer(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, version from readside.projections order by name")) {
            var newer = new ArrayList<String>();
            while (rows.next()) {
                var name = rows.getString(1);
                if (rows.getInt(2) > own.getOrDefault(name, Integer.MAX_VALUE)) newer.add(name);
            }
            tell(newer);
            return newer;
        }
    }

    private void tell(List<String> newer) {
        if (!newer.isEmpty() && !newer.equals(told))
            LOG.warn(
                    "A newer version has made the tables of {}: the log is not folded here, unless they are rebuilt by this one",
                    newer);
        told = newer;
    }
}
