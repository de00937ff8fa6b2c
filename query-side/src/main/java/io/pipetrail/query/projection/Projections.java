package io.pipetrail.query.projection;

import io.pipetrail.eventstore.Uuid7;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryDependsOnPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the projections that there are. */
@Configuration(proxyBeanMethods = false)
class Projections {

    private static final String STATEMENT_TIMEOUT = "${pipetrail.projections.statement-timeout:30s}";

    @Bean
    ReadSideDatabase readSideDatabase(
            DataSource application,
            ObjectProvider<JdbcConnectionDetails> details,
            @Value("${pipetrail.projections.connections:3}") int connections,
            @Value(STATEMENT_TIMEOUT) Duration statementTimeout)
            throws SQLException {
        return new ReadSideDatabase(application, details.getIfAvailable(), connections, statementTimeout);
    }

    /** The entities find their tables. */
    @Bean
    static EntityManagerFactoryDependsOnPostProcessor entitiesAfterTables() {
        return new EntityManagerFactoryDependsOnPostProcessor(ReadSideDatabase.class);
    }

    @Bean
    ReadSideTransactions readSideTransactions(ReadSideDatabase database) {
        return new ReadSideTransactions(database.dataSource());
    }

    @Bean
    LongReads longReads(ReadSideDatabase database) {
        return database.longReads();
    }

    @Bean
    LongWrites longWrites(ReadSideDatabase database) {
        return database.longWrites();
    }

    @Bean
    Versions versions(List<Projection> projections) {
        return new Versions(projections);
    }

    @Bean
    TokenStore tokenStore(ReadSideTransactions transactions, Versions versions) {
        return new Tokens(transactions, versions, Uuid7.next().toString());
    }

    @Bean
    Progress projectionProgress(ReadSideDatabase database, Clock clock) {
        return new Progress(database::position, clock);
    }

    @Bean
    ReadModels readModels(
            List<Projection> projections,
            Versions versions,
            EventStore log,
            TokenStore tokens,
            ReadSideTransactions transactions,
            Progress progress,
            @Value(STATEMENT_TIMEOUT) Duration statementTimeout) {
        return new ReadModels(
                projections, versions, log, tokens, transactions, progress, new Patience(statementTimeout));
    }
}
