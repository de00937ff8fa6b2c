package io.pipetrail.command.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipetrail.eventstore.Companion;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a request that shall have one effect: its answer, written in the transaction of its events. */
record Receipt(Once once, String resultType, String json) implements Companion {

    @Override
    public String sql() {
        return """
                insert into registry.receipts (tenant_id, idempotency_key, request_hash, result_type, result, position)
                values (?, ?, ?, ?, ?, ?)""";
    }

    @Override
    public List<@Nullable Object> arguments() {
        var hash = HexFormat.of().parseHex(once.requestHash());
        return List.of(once.tenantId().value(), once.key(), hash, resultType, json.getBytes(UTF_8), Companion.POSITION);
    }

    @Override
    public String note() {
        return ReceiptNote.of(this);
    }

    @Override
    public @Nullable RuntimeException refusal(String constraint) {
        return constraint.equals("receipts_pkey") ? new ReceiptTaken() : null;
    }
}
