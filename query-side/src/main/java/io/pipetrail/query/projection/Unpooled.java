package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Opens connections apart from all pools, to the database of one, for work that takes long. */
record Unpooled(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    /**
     * @param name for the database's list of who is connected
     * @param settings that the connection has from its beginning, each with a blank and {@code -c} before it
     * @param properties of the driver, besides those that all have
     */
    Connection open(String name, String settings, Map<String, String> properties) throws SQLException {
        var all = new Properties();
        all.putAll(properties);
        if (username != null) all.setProperty("user", username);
        if (password != null) all.setProperty("password", password);
        all.setProperty("ApplicationName", name);
        all.setProperty("connectTimeout", "5");
        all.setProperty("tcpKeepAlive", "true");
        all.setProperty("logServerErrorDetail", "false");
        all.setProperty(
                "options",
                "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=30s -c jit=off"
                        + " -c synchronous_commit=off" + settings);
        return DriverManager.getConnection(url, all);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "connections to " + url;
    }
}
