package io.pipetrail.command.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers that are kept for requests that come again. */
@Component
class Receipts {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The answer that the request got, if it was here before.
     *
     * @throws KeyReused if it was another one under the same key
     */
    Optional<Written<Object>> find(Once once) {
        return jdbc
                .sql("""
                        select request_hash, result_type, result, position from registry.receipts
                        where tenant_id = ? and idempotency_key = ?""")
                .params(once.tenantId().value(), once.key())
                .query((row, number) -> {
                    var hash = HexFormat.of().parseHex(once.requestHash());
                    if (!Arrays.equals(hash, row.getBytes(1))) throw new KeyReused();
                    return new Written<>(Results.read(row.getString(2), row.getBytes(3)), row.getLong(4), true);
                })
                .list()
                .stream()
                .findFirst();
    }

    /** Forgets the answers that are older, a batch at a time so that nobody waits for it. */
    int purge(Instant now, Duration kept) {
        var purged = 0;
        for (var batch = BATCH; batch == BATCH; purged += batch) {
            batch = jdbc.sql("""
                            delete from registry.receipts where ctid in
                                (select ctid from registry.receipts where created_at < ? limit ?)""")
                    .params(now.minus(kept).atOffset(ZoneOffset.UTC), BATCH)
                    .update();
        }
        return purged;
    }
}
