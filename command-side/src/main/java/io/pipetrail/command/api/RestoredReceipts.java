package io.pipetrail.command.api;

import io.pipetrail.eventstore.Companion;
import io.pipetrail.eventstore.CompanionSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receipts that come back from the log of record: as old as they are, and the last one where a key was free again. */
@Component
class RestoredReceipts implements CompanionSource {

    @Override
    public List<Companion> companionsOf(List<? extends EventMessage<?>> events) {
        return List.of();
    }

    @Override
    public List<Companion> companionsOf(String note, Instant recordedAt) {
        return ReceiptNote.isOne(note) ? List.of(new Restored(ReceiptNote.read(note), recordedAt)) : List.of();
    }

    private record Restored(Receipt receipt, Instant recordedAt) implements Companion {

        @Override
        public String sql() {
            return """
                    insert into registry.receipts
                        (tenant_id, idempotency_key, request_hash, result_type, result, position, created_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (tenant_id, idempotency_key) do update
                    set request_hash = excluded.request_hash, result_type = excluded.result_type,
                        result = excluded.result, position = excluded.position, created_at = excluded.created_at""";
        }

        @Override
        public List<@Nullable Object> arguments() {
            var all = new ArrayList<@Nullable Object>(receipt.arguments());
            all.add(recordedAt);
            return all;
        }
    }
}
