package io.pipetrail.standalone.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Which PostgreSQL the server works on: the one that `pipetrail.database-url` names, or else its own. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String DATABASE_URL = "pipetrail.database-url";

    @Bean
    @Conditional(NoneIsNamed.class)
    EmbeddedDatabase embeddedDatabase(DataDirectory dataDirectory) {
        return EmbeddedDatabase.start(dataDirectory);
    }

    @Bean
    @Conditional(NoneIsNamed.class)
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
        return new Connection(database.jdbcUrl(), database.username(), "");
    }

    @Bean
    @Conditional(OneIsNamed.class)
    JdbcConnectionDetails givenConnection(Environment environment) {
        return new Connection(
                environment.getRequiredProperty(DATABASE_URL),
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
    }

    /** An empty variable in the environment names none. */
    static final class NoneIsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty(DATABASE_URL, "").isBlank();
        }
    }

    static final class OneIsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !new NoneIsNamed().matches(context, metadata);
        }
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
