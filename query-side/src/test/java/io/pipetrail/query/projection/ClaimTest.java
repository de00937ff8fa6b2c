package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClaimTest {

    private final TestDatabase database = TestDatabase.fresh();

    /** The silence is told by the database's clock, so no machine is too slow for it. Seen red with a claim of 10 s. */
    @Test
    void whoIsSilentForTenSecondsLessALookHasLostTheLog() throws Exception {
        var readSide = new ReadSideDatabase(database.dataSource(), null, 2, Duration.ofSeconds(30));
        try {
            var silent = new Node("silent", readSide);
            var other = new Node("other", readSide);
            silent.does(tokens -> {
                tokens.initializeTokenSegments(Projection.PROCESSOR, 1, null);
                tokens.fetchToken(Projection.PROCESSOR, 0);
                tokens.storeToken(new GlobalSequenceTrackingToken(7), Projection.PROCESSOR, 0);
                return true;
            });

            JdbcClient.create(database.dataSource())
                    .sql("update readside.tokens set claimed_at = clock_timestamp() - make_interval(secs => ?)")
                    .param((10_000 - ReadModels.LOOK_MILLIS) / 1_000.0)
                    .update();

            var free = other.does(tokens -> tokens.fetchAvailableSegments(Projection.PROCESSOR));
            assertThat(free).containsExactly(Segment.ROOT_SEGMENT);
            var taken = other.does(tokens -> tokens.fetchToken(Projection.PROCESSOR, 0));
            assertThat(taken).isEqualTo(new GlobalSequenceTrackingToken(7));
            assertThatThrownBy(() -> silent.does(tokens -> {
                        tokens.storeToken(new GlobalSequenceTrackingToken(8), Projection.PROCESSOR, 0);
                        return true;
                    }))
                    .isInstanceOf(UnableToClaimTokenException.class);
        } finally {
            readSide.destroy();
        }
    }

    /** One that folds, or would. */
    private static final class Node {

        private final ReadSideTransactions transactions;
        private final Tokens tokens;

        private Node(String name, ReadSideDatabase database) {
            transactions = new ReadSideTransactions(database.dataSource());
            tokens = new Tokens(transactions, new Versions(List.of()), name);
        }

        private <T> T does(Function<Tokens, T> action) {
            var transaction = transactions.start();
            try {
                var result = action.apply(tokens);
                transaction.commit();
                return result;
            } catch (RuntimeException e) {
                transaction.rollback();
                throw e;
            }
        }
    }
}
