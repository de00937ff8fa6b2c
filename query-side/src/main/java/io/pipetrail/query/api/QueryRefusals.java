package io.pipetrail.query.api;

import io.pipetrail.eventstore.EventStoreUnavailableException;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.TransactionException;
import org.springframework.stereotype.Component;

/** Tells a database that is away, or is just going, from a fault of ours: what JPA makes of it is not always plain. */
@Component
final class QueryRefusals implements RefusalTranslation {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention; and a database not accepting connections. */
    private static final List<String> AWAY = List.of("08", "53", "57", "55000");

    @Override
    public Optional<Refusal> refusalOf(Throwable thrown) {
        return switch (thrown) {
            case EventStoreUnavailableException away -> Optional.of(Refusal.unavailable(A_MOMENT));
            // Neither a commit nor a rollback of a read goes wrong for any other reason.
            case TransactionException away -> Optional.of(Refusal.unavailable(A_MOMENT));
            case SQLTransientConnectionException away -> Optional.of(Refusal.unavailable(A_MOMENT));
            case SQLException sql when isAway(sql) -> Optional.of(Refusal.unavailable(A_MOMENT));
            default -> Optional.empty();
        };
    }

    private static boolean isAway(SQLException thrown) {
        var state = Objects.requireNonNullElse(thrown.getSQLState(), "");
        return AWAY.stream().anyMatch(state::startsWith);
    }
}
