package io.pipetrail.command.deal;

import io.pipetrail.command.OccurredAt;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a deal from elsewhere with all that happened to it, each at its own date, or nothing of it. What happened is
 * decided one after the other as it would have been then.
 *
 * @param importId which import it came with; in the metadata of every event
 */
public record ImportDeal(String importId, CreateDeal creation, Instant createdAt, List<Step> steps)
        implements DealCommand {

    /** The metadata key of an imported event. */
    public static final String IMPORT_ID = "importId";

    /** Something that was done with the deal; without a time it is done now. */
    public record Step(@Nullable Instant at, DealCommand what) {}

    @Override
    public TenantId tenantId() {
        return creation.tenantId();
    }

    @Override
    public DealId dealId() {
        return creation.dealId();
    }

    MetaData metaData(@Nullable Instant at) {
        var imported = MetaData.with(IMPORT_ID, importId);
        return at == null ? imported : imported.and(OccurredAt.KEY, at.toString());
    }
}
