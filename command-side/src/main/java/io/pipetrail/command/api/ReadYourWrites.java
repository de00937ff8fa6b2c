package io.pipetrail.command.api;

import static java.util.stream.Collectors.toMap;

import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotals;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/** Answers writes in every dialect: with the position, and once the read side shows what was written, unless less will do. */
@Component
public final class ReadYourWrites {

    private final ObjectProvider<ReadSide> readSide;
    private final ObjectProvider<ReadSide> elsewhere;
    private final PlacedDeals deals;
    private final Duration atMost;

    ReadYourWrites(
            ObjectProvider<ReadSide> readSide,
            @Qualifier(ReadSideElsewhere.NAME) ObjectProvider<ReadSide> elsewhere,
            PlacedDeals deals,
            @Value("${pipetrail.read-your-writes.wait:1s}") Duration atMost) {
        this.readSide = readSide;
        this.elsewhere = elsewhere;
        this.deals = deals;
        this.atMost = atMost;
    }

    /** Completes a reply that has its status; the body is made after the wait, or not at all where the client wants none. */
    public <T> ResponseEntity<T> reply(Manner manner, Written<?> written, BodyBuilder reply, Supplier<T> body) {
        if (!manner.minimal()) return reply(written, reply, body);
        return positioned(written, reply)
                .header("Preference-Applied", "return=minimal")
                .build();
    }

    /** The same with the body always, whatever the client's headers say: for what was no write in the client's eyes. */
    public <T> ResponseEntity<T> reply(Written<?> written, BodyBuilder reply, Supplier<T> body) {
        positioned(written, reply);
        await(written.position());
        return reply.body(body.get());
    }

    private static BodyBuilder positioned(Written<?> written, BodyBuilder reply) {
        reply.header("X-Position", Long.toString(written.position()));
        return written.replayed() ? reply.header("Idempotent-Replayed", "true") : reply;
    }

    /** What the stages hold: of the read side, which has it at hand; where none answers the registry counts, without values. */
    public Map<StageId, StageTotals> totals(TenantId tenantId, Collection<StageId> stages) {
        if (stages.isEmpty()) return Map.of();
        var asked = asked();
        try {
            return asked == null ? counted(tenantId, stages) : asked.stageTotals(tenantId, stages);
        } catch (ReadSideAway away) {
            return counted(tenantId, stages);
        }
    }

    /** The one in this process, else the one that the query bus brings questions to. */
    private @Nullable ReadSide asked() {
        return readSide.getIfAvailable(elsewhere::getIfAvailable);
    }

    private Map<StageId, StageTotals> counted(TenantId tenantId, Collection<StageId> stages) {
        return deals.perStage(tenantId, stages).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, count -> new StageTotals(count.getValue(), List.of())));
    }

    /** The write is done whether or not the read side shows it in time: a slow one delays the reply and no more. */
    private void await(long position) {
        var asked = asked();
        if (asked == null) return;
        try {
            asked.awaitPosition(position, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
