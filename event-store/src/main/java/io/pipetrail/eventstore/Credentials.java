package io.pipetrail.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.common.BaseDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where the application's database is and who may enter. */
record Credentials(
        String url, @Nullable String username, @Nullable String password) {

    /** As the application's data source has them; where it does not tell, as Spring Boot made it. */
    static Credentials of(DataSource dataSource, @Nullable JdbcConnectionDetails details) {
        try {
            if (dataSource.isWrapperFor(HikariDataSource.class)) {
                var hikari = dataSource.unwrap(HikariDataSource.class);
                if (hikari.getJdbcUrl() != null) {
                    return new Credentials(hikari.getJdbcUrl(), hikari.getUsername(), hikari.getPassword());
                }
                if (hikari.getDataSource() != null) {
                    return of(hikari.getDataSource(), details);
                }
            }
            if (dataSource instanceof BaseDataSource plain) {
                return new Credentials(plain.getUrl(), plain.getUser(), plain.getPassword());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The data source cannot be looked into", e);
        }
        if (details == null) {
            throw new IllegalStateException("Neither a Hikari data source, nor PostgreSQL's, nor connection details");
        }
        return new Credentials(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username + "@" + url;
    }
}
