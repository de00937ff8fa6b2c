package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for making whole tables: apart from all pools, with all the time that it takes, and without waiting for the
 * disk at a commit, as all of it can be made again. The server notices within seconds when nobody is at the other end any more.
 */
public final class LongWrites {

    private static final String OPTIONS = " -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
            + " -c lock_timeout=30s -c jit=off -c synchronous_commit=off -c client_connection_check_interval=2s"
            + " -c maintenance_work_mem=128MB -c work_mem=64MB"
            // Some 35 s until a connection with the lock, which has nothing to say for minutes, is known to be dead.
            + " -c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private final @Nullable String url;
    private final @Nullable String username;
    private final @Nullable String password;

    LongWrites(@Nullable String url, @Nullable String username, @Nullable String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** A connection that commits each statement, on which tables without a schema are those of that schema. */
    public Connection open(String schema) throws SQLException {
        var properties = new Properties();
        if (username != null) properties.setProperty("user", username);
        if (password != null) properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "pipetrail-rebuild");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        // Bytes come as bytes, and not as text, from the first statement on.
        properties.setProperty("prepareThreshold", "-1");
        properties.setProperty("options", "-c search_path=" + schema + OPTIONS);
        return DriverManager.getConnection(url, properties);
    }
}
