package io.pipetrail.command.imports;

import io.pipetrail.command.deal.ImportDeal.Step;
import io.pipetrail.command.deal.LogActivity;
import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Direction;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The activities of a line. */
record LineActivities(List<Entry> entries) {

    private static final int MOST = 10_000;
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_BODY = 20_000;

    record Entry(
            Given<ActivityType> type,
            Given<String> subject,
            Given<String> body,
            Given<Instant> occurredAt,
            Given<Integer> minutes,
            Given<Direction> direction) {

        static Entry read(PatchBody body) {
            return new Entry(
                    body.choice("type", ActivityType.class).required(),
                    body.text("subject", 0, LONGEST_SUBJECT),
                    body.text("body", 0, LONGEST_BODY),
                    body.instant("occurred_at"),
                    body.integer("duration_minutes", 0, Integer.MAX_VALUE),
                    body.choice("direction", Direction.class));
        }

        LogActivity toLog(TenantId tenant, DealId dealId) {
            return new LogActivity(
                    tenant,
                    dealId,
                    new ActivityId(Uuid7.next()),
                    type.value(),
                    subject.orNull(),
                    body.orNull(),
                    occurredAt.orNull(),
                    minutes.orNull(),
                    direction.orNull());
        }
    }

    static LineActivities read(PatchBody body) {
        return new LineActivities(body.objects("activities", MOST).or(List.of()).stream()
                .map(Entry::read)
                .toList());
    }

    /**
     * Puts each before the first step that came after it. One from before the deal keeps its own time, but is logged with the
     * deal's creation.
     */
    void addTo(List<Step> steps, TenantId tenant, DealId dealId, Instant createdAt, Instant now) {
        for (var entry : entries) {
            var at = entry.occurredAt().orNull();
            if (at != null && at.isAfter(now)) throw new BadRow("/activities: none can be in the future");
            var logged = at != null && at.isBefore(createdAt) ? createdAt : at;
            steps.add(placeFor(logged, steps), new Step(logged, entry.toLog(tenant, dealId)));
        }
    }

    private static int placeFor(@Nullable Instant logged, List<Step> steps) {
        if (logged == null) return steps.size();
        for (int i = 0; i < steps.size(); i++) {
            var at = steps.get(i).at();
            if (at == null || at.isAfter(logged)) return i;
        }
        return steps.size();
    }
}
