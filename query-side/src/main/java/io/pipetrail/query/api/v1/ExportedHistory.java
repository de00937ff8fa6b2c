package io.pipetrail.query.api.v1;

import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealContactChanged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealDescribed;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealExternalIdChanged;
import io.pipetrail.events.deal.DealLostReasonChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.query.history.Journeys.Journey;
import io.pipetrail.query.history.Journeys.Stop;
import io.pipetrail.web.wire.v1.Plain;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history of a deal as an import takes it, in the order in which it was recorded. What a deal was before it changed stands in
 * the first entry; what never changed stands in the deal alone.
 */
final class ExportedHistory {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> whileDeleted = new ArrayList<>();
    private final Map<String, @Nullable Object> beginning = new LinkedHashMap<>();
    private final @Nullable String lastPipeline;
    private boolean deleted;

    static List<Map<String, @Nullable Object>> of(Journey journey) {
        var stops = journey.stops();
        // An entry without a pipeline stays in the pipeline of the one before it.
        var travels = stops.stream().anyMatch(stop -> stop.pipeline() != null);
        var history = new ExportedHistory(travels ? journey.pipeline() : null);
        stops.forEach(history::add);
        return history.entries;
    }

    private ExportedHistory(@Nullable String lastPipeline) {
        this.lastPipeline = lastPipeline;
    }

    private void add(Stop stop) {
        switch (stop.what()) {
            case DealCreated it -> put(came(stop, it.outcome(), it.lostReason()));
            case DealMovedToStage it -> put(came(stop, it.outcome(), it.lostReason()));
            case DealValueChanged it -> put(worth(entry(stop.at()), it.value()), "value", "currency");
            case DealProbabilityChanged it -> put(with(stop, "probability", number(it.probability())), "probability");
            case DealAssigned it -> put(with(stop, "assigned_to", it.assignedTo()), "assigned_to");
            case DealExpectedCloseChanged it ->
                put(with(stop, "expected_close_date", it.expectedCloseDate()), "expected_close_date");
            case DealLostReasonChanged it -> put(with(stop, "lost_reason", it.lostReason()));
            case DealDeleted it -> {
                put(with(stop, "deleted", true));
                deleted = true;
            }
            case DealRestored it -> restored(stop);
            case ActivityLogged it -> {}
            case DealRenamed it -> {}
            case DealDescribed it -> {}
            case DealContactChanged it -> {}
            case DealNotesChanged it -> {}
            case DealExternalIdChanged it -> {}
        }
        if (stop.what() instanceof DealCreated created) created(created);
    }

    /** What a deal began with, to be kept only if it changed. */
    private void created(DealCreated created) {
        beginning.putAll(worth(new LinkedHashMap<>(), created.value()));
        beginning.put("probability", number(created.probability()));
        beginning.put("assigned_to", created.assignedTo());
        beginning.put("expected_close_date", created.expectedCloseDate());
    }

    private void put(Map<String, @Nullable Object> entry, String... changed) {
        (deleted ? whileDeleted : entries).add(entry);
        for (var field : changed) entries.getFirst().putIfAbsent(field, beginning.get(field));
    }

    /** A deal that is restored may be brought elsewhere first, which nobody can do with a deleted one from outside. */
    private void restored(Stop stop) {
        deleted = false;
        put(with(stop, "deleted", false));
        whileDeleted.forEach(this::put);
        whileDeleted.clear();
    }

    private Map<String, @Nullable Object> came(Stop stop, Outcome outcome, @Nullable String lostReason) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("stage", stop.stage());
        var pipeline = stop.pipeline() == null ? lastPipeline : stop.pipeline();
        if (pipeline != null) entry.put("pipeline", pipeline);
        entry.put("at", MILLIS.format(stop.at()));
        if (outcome == Outcome.LOST) entry.put("lost_reason", lostReason);
        return entry;
    }

    private static Map<String, @Nullable Object> with(Stop stop, String field, @Nullable Object value) {
        var entry = entry(stop.at());
        entry.put(field, value);
        return entry;
    }

    private static Map<String, @Nullable Object> worth(Map<String, @Nullable Object> entry, Money value) {
        entry.put("value", Plain.units(value));
        entry.put("currency", Plain.code(value.currency()));
        return entry;
    }

    private static Map<String, @Nullable Object> entry(Instant at) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("at", MILLIS.format(at));
        return entry;
    }

    private static @Nullable Object number(@Nullable Probability probability) {
        return probability == null ? null : Plain.number(probability.value());
    }
}
