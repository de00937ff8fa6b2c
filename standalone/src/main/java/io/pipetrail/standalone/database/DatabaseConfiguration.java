package io.pipetrail.standalone.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Which PostgreSQL the server works on: the one that `pipetrail.database-url` names, or else its own. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnProperty(name = "pipetrail.database-url", matchIfMissing = true, havingValue = "")
    EmbeddedDatabase embeddedDatabase(DataDirectory dataDirectory) {
        return EmbeddedDatabase.start(dataDirectory);
    }

    @Bean
    @ConditionalOnProperty(name = "pipetrail.database-url", matchIfMissing = true, havingValue = "")
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
        return new Connection(database.jdbcUrl(), database.username(), "");
    }

    @Bean
    @ConditionalOnProperty("pipetrail.database-url")
    JdbcConnectionDetails givenConnection(Environment environment) {
        return new Connection(
                environment.getRequiredProperty("pipetrail.database-url"),
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
    }

    /** User and password may also stand in the URL, then they are null here. */
    private record Connection(
            String jdbcUrl,
            @Nullable String username,
            @Nullable String password) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }

        @Override
        public @Nullable String getUsername() {
            return username;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }
    }
}
