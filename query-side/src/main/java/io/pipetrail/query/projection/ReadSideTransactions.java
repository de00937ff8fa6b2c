package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of the projections, each on one connection of their own pool, bound to the thread that began it. It is not
 * a {@link org.axonframework.common.transaction.TransactionManager} itself, lest Axon takes it for everybody's.
 */
final class ReadSideTransactions {

    private final DataSource dataSource;
    private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

    ReadSideTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Transaction start() {
        if (CURRENT.get() != null) throw new IllegalStateException("a transaction is under way in this thread");
        try {
            var connection = dataSource.getConnection();
            CURRENT.set(connection);
            return new OnConnection(connection);
        } catch (SQLException e) {
            throw new ReadSideUnavailable(e);
        }
    }

    /** The connection of the transaction that is under way in this thread. */
    Connection connection() {
        var connection = CURRENT.get();
        if (connection == null) throw new IllegalStateException("no transaction is under way in this thread");
        return connection;
    }

    private static final class OnConnection implements Transaction {

        private final Connection connection;

        OnConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(Connection::commit);
        }

        @Override
        public void rollback() {
            end(Connection::rollback);
        }

        private void end(Ending ending) {
            CURRENT.remove();
            try (connection) {
                ending.of(connection);
            } catch (SQLException e) {
                throw new ReadSideUnavailable(e);
            }
        }
    }

    private interface Ending {
        void of(Connection connection) throws SQLException;
    }
}
