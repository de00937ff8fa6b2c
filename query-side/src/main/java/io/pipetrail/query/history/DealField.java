package io.pipetrail.query.history;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field of a deal that can change on its own, named and printed as the native API does. */
record DealField(String name, Function<DealState, @Nullable Object> print) {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    /** All but the stage and the status, which the deal does not know the whole of. */
    static final List<DealField> ALL = List.of(
            new DealField("title", DealState::title),
            new DealField("description", DealState::description),
            new DealField("value", deal -> Plain.units(deal.value())),
            new DealField("currency", deal -> Plain.code(deal.value().currency())),
            new DealField("probability", DealField::probability),
            new DealField("lost_reason", DealState::lostReason),
            new DealField("pipeline_id", deal -> Ids.print(deal.pipelineId())),
            new DealField("assigned_to", DealState::assignedTo),
            new DealField("contact_id", deal -> deal.contact().id()),
            new DealField("contact_name", deal -> deal.contact().name()),
            new DealField("contact_email", deal -> deal.contact().email()),
            new DealField("contact_type", DealField::contactType),
            new DealField("referred_by", deal -> deal.contact().referredBy()),
            new DealField("expected_close_date", DealState::expectedCloseDate),
            new DealField("closed_at", DealField::closedAt),
            new DealField("notes", DealState::notes),
            new DealField("external_id", DealState::externalId),
            new DealField("deleted", DealState::deleted));

    private static @Nullable Object probability(DealState deal) {
        var probability = deal.probability();
        return probability == null ? null : Plain.number(probability.value());
    }

    private static @Nullable Object closedAt(DealState deal) {
        var closed = deal.closedAt();
        return closed == null ? null : MILLIS.format(closed);
    }

    private static @Nullable Object contactType(DealState deal) {
        var type = deal.contact().type();
        return type == null ? null : Plain.name(type);
    }
}
