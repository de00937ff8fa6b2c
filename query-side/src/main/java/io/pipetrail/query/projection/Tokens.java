package io.pipetrail.query.projection;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/**
 * How far a processor is: a log position, in the transaction of its rows. One segment a processor. A node that
 * stops renewing its claim loses it after {@value #CLAIM_SECONDS} s; one that lost it cannot store and so cannot commit.
 */
final class Tokens implements TokenStore {

    static final int CLAIM_SECONDS = 5;

    private static final String MINE_TO_TAKE = "processor = ? and (owner is null or owner = ?"
            + " or claimed_at < now() - make_interval(secs => " + CLAIM_SECONDS + "))";

    private final ReadSideTransactions transactions;
    private final Versions versions;
    private final String owner;

    /**
     * The positions that we believe to be stored. A crash of the database may take back the last commits, as they did not wait
     * for the disk: then the stored one differs, the claim counts as lost, and what was taken back is folded again.
     */
    private final Map<String, Long> known = new ConcurrentHashMap<>();

    Tokens(ReadSideTransactions transactions, Versions versions, String owner) {
        this.transactions = transactions;
        this.versions = versions;
        this.owner = owner;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        execute(
                "insert into readside.tokens (processor, position) values (?, ?) on conflict do nothing",
                processor,
                position(initial));
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        var stored = execute(
                "update readside.tokens set position = ?, claimed_at = clock_timestamp() where processor = ? and owner = ? and position = ?",
                position(token),
                processor,
                owner,
                known.getOrDefault(processor, 0L));
        if (stored == 0) throw lost(processor);
        known.put(processor, position(token));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        if (isForNewer()) throw lost(processor);
        var sql = "update readside.tokens set owner = ?, claimed_at = clock_timestamp() where " + MINE_TO_TAKE
                + " returning position";
        try (var statement = statement(sql, owner, processor, owner);
                var rows = statement.executeQuery()) {
            if (!rows.next()) throw lost(processor);
            var position = rows.getLong(1);
            known.put(processor, position);
            return position == 0 ? null : new GlobalSequenceTrackingToken(position);
        } catch (SQLException e) {
            throw new ReadSideUnavailable(e);
        }
    }

    @Override
    public void extendClaim(String processor, int segment) {
        var extended = execute(
                "update readside.tokens set claimed_at = clock_timestamp() where processor = ? and owner = ? and position = ?",
                processor,
                owner,
                known.getOrDefault(processor, 0L));
        if (extended == 0) throw lost(processor);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        execute("update readside.tokens set owner = null where processor = ? and owner = ?", processor, owner);
    }

    @Override
    public int[] fetchSegments(String processor) {
        return isThere("processor = ?", processor) ? new int[] {0} : new int[0];
    }

    /**
     * None while another node has it, or is to have it, as its tables are a newer version's: a node that asks in vain every second is
     * nothing to warn of. Who is in the middle of a batch has its row locked, and has it however long that takes.
     */
    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return !isForNewer() && isThere(MINE_TO_TAKE + " for update skip locked", processor, owner)
                ? List.of(Segment.ROOT_SEGMENT)
                : List.of();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of("readside.tokens");
    }

    private boolean isForNewer() {
        try {
            return !versions.newer(transactions.connection()).isEmpty();
        } catch (SQLException e) {
            throw new ReadSideUnavailable(e);
        }
    }

    private boolean isThere(String condition, Object... arguments) {
        try (var statement = statement("select 1 from readside.tokens where " + condition, arguments);
                var rows = statement.executeQuery()) {
            return rows.next();
        } catch (SQLException e) {
            throw new ReadSideUnavailable(e);
        }
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static UnableToClaimTokenException lost(String processor) {
        return new UnableToClaimTokenException("Another node has " + processor);
    }

    private int execute(String sql, Object... arguments) {
        try (var statement = statement(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new ReadSideUnavailable(e);
        }
    }

    private PreparedStatement statement(String sql, Object... arguments) throws SQLException {
        var statement = requireNonNull(transactions.connection().prepareStatement(sql));
        for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
        return statement;
    }
}
