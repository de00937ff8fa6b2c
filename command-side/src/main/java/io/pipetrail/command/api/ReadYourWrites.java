package io.pipetrail.command.api;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotals;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/** Answers writes in every dialect: with the position, and once the read side shows what was written, unless less will do. */
@Component
public final class ReadYourWrites {

    private final ObjectProvider<ReadSide> readSide;
    private final Duration atMost;

    ReadYourWrites(ObjectProvider<ReadSide> readSide, @Value("${pipetrail.read-your-writes.wait:1s}") Duration atMost) {
        this.readSide = readSide;
        this.atMost = atMost;
    }

    /** Completes a reply that has its status; the body is made after the wait, or not at all where the client wants none. */
    public <T> ResponseEntity<T> reply(Manner manner, Written<?> written, BodyBuilder reply, Supplier<T> body) {
        reply.header("X-Position", Long.toString(written.position()));
        if (written.replayed()) reply.header("Idempotent-Replayed", "true");
        if (manner.minimal()) {
            return reply.header("Preference-Applied", "return=minimal").build();
        }
        await(written.position());
        return reply.body(body.get());
    }

    /** What the stages hold, as far as there is a read side here to say. */
    public Map<StageId, StageTotals> totals(TenantId tenantId, Collection<StageId> stages) {
        var here = readSide.getIfAvailable();
        return here == null || stages.isEmpty() ? Map.of() : here.stageTotals(tenantId, stages);
    }

    /** The write is done whether or not the read side shows it in time: a slow one delays the reply and no more. */
    private void await(long position) {
        var here = readSide.getIfAvailable();
        if (here == null) return;
        try {
            here.awaitPosition(position, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
