package io.pipetrail.query.api.v1;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventTypes;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.history.DealHistory;
import io.pipetrail.query.history.Entry;
import io.pipetrail.query.history.Subject;
import io.pipetrail.query.history.TenantEvents;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.EventData;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Actor;
import io.pipetrail.web.wire.v1.V1Event;
import io.pipetrail.web.wire.v1.V1History;
import io.pipetrail.web.wire.v1.V1List;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened: to a deal, with what it changed, and in the whole store. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class HistoryQueries {

    private final DealHistory histories;
    private final TenantEvents events;
    private final EventTypes types;

    HistoryQueries(DealHistory histories, TenantEvents events, EventTypes types) {
        this.histories = histories;
        this.events = events;
        this.types = types;
    }

    /** Replayed at once, as a deal's stream is short, and handed out in pages. */
    @GetMapping("/deals/{deal_id}/history")
    ResponseEntity<V1List<V1History>> ofDeal(TenantId tenant, Paging paging, @PathVariable("deal_id") DealId deal) {
        var entries = histories.of(tenant, deal);
        if (entries.isEmpty()) throw Refusal.notFound("deal");
        var kind = "history " + tenant + deal;
        var pages = new HistoryPages(entries);
        var page = Answers.turn(
                paging, kind, (name, id) -> pages.at(Asked.id(name, id, Ids::event)), pages::after, pages::before);
        return Answers.list(paging, kind, page.map(HistoryQueries::noun));
    }

    @GetMapping("/events")
    ResponseEntity<V1List<V1Event>> events(
            TenantId tenant,
            Paging paging,
            @RequestParam(name = "after", defaultValue = "0") long after,
            @RequestParam(name = "types", defaultValue = "") List<String> wanted) {
        for (var type : wanted) {
            if (types.classOf(type).isEmpty()) throw Refusal.badRequest("types", "names an unknown type of events");
        }
        var kind = "events " + tenant + wanted;
        var position = paging.cursor(kind)
                .map(cursor -> Long.valueOf(cursor.values().getFirst()))
                .orElse(after);
        int limit = paging.limit().value();
        var found = events.after(tenant, position, wanted, limit + 1);
        var more = found.size() > limit;
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = more ? Cursor.of(Long.toString(page.getLast().position())) : null;
        return Answers.list(paging, kind, new Slice<>(page, more, next).map(HistoryQueries::noun));
    }

    private static V1History noun(Entry entry) {
        var event = entry.event();
        return new V1History(
                "deal_change",
                Ids.printEvent(event.eventId()),
                event.position(),
                event.type(),
                entry.version(),
                OccurredAt.of(event),
                event.recordedAt(),
                V1Actor.of(event.metaData()),
                event.metaData().get("dialect"),
                event.metaData().get("requestId"),
                entry.changes(),
                entry.inStage() == null ? null : entry.inStage().toSeconds());
    }

    private static V1Event noun(StoredEvent event) {
        return new V1Event(
                "event",
                Ids.printEvent(event.eventId()),
                event.position(),
                event.type(),
                subject(event),
                OccurredAt.of(event),
                event.recordedAt(),
                V1Actor.of(event.metaData()),
                event.metaData().get("dialect"),
                event.metaData().get("requestId"),
                EventData.of(event.payload()));
    }

    private static V1Event.Subject subject(StoredEvent event) {
        var subject = Subject.of(event);
        if (subject == null) return new V1Event.Subject("event", Ids.printEvent(event.eventId()));
        var id = switch (subject.kind()) {
            case "deal" -> Ids.print(new DealId(subject.id()));
            case "pipeline" -> Ids.print(new PipelineId(subject.id()));
            default -> subject.id().toString();
        };
        return new V1Event.Subject(subject.kind(), id);
    }
}
